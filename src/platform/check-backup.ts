import * as v from 'valibot';
import type { Fact } from '../core/facts';
import {
  type FileDay,
  type FileKey,
  factSchema,
  fileDaySchema,
  fileKeySchema,
  fileLabelSchema,
  ledgerFileSchema,
} from './import-schema';

/** Of a part of a file: itself, or the name of the field that is not as it must be. */
export type Checked<T> = { readonly value: T } | { readonly field: string };

const check =
  <S extends v.GenericSchema>(schema: S) =>
  (value: unknown): Checked<v.InferOutput<S>> => {
    const parsed = v.safeParse(schema, value, { abortEarly: true });
    return parsed.success ? { value: parsed.output } : { field: v.getDotPath(parsed.issues[0]) ?? '' };
  };

export const checkFile: (value: unknown) => Checked<v.InferOutput<typeof ledgerFileSchema>> = check(ledgerFileSchema);
export const checkFact: (value: unknown) => Checked<Fact> = check(factSchema);
export const checkKey: (value: unknown) => Checked<FileKey> = check(fileKeySchema);
export const checkDay: (value: unknown) => Checked<FileDay> = check(fileDaySchema);
export const checkLabel: (value: unknown) => Checked<v.InferOutput<typeof fileLabelSchema>> = check(fileLabelSchema);
