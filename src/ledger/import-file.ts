import type { Fact } from '../core/facts';
import { threadsOf } from '../core/identity';
import type { KeyHere } from './backup';
import { withId } from './ids';

// What a page needs to read a backup before anything of it is sent to the worker.

export type { Backup, KeyHere, LabelInFile, NamedInFile } from './backup';
export { asStoredFact } from './exported-fact';
export { fileDigestOf } from './file-digest';
export { inNamesHere } from './import-names';

/** Whether a fact's id is the hash of all the rest of it. */
export function isAsMade({ id, ...content }: Fact): boolean {
  return withId(content).id === id;
}

export interface Chunk {
  readonly facts: readonly Fact[];
  readonly keys: readonly KeyHere[];
}

/** The facts in portions of at most `size`, each thread whole in one where it fits, with the names that they use. */
export function importChunks(facts: readonly Fact[], keys: readonly KeyHere[], size: number): Chunk[] {
  const keyOf = new Map(keys.map((key) => [key.key, key]));
  const chunks: Fact[][] = [];
  let last: Fact[] = [];
  for (const { facts: ofThread } of threadsOf(facts)) {
    if (last.length + ofThread.length > size) last = [];
    for (let start = 0; start < ofThread.length; start += size) {
      const part = ofThread.slice(start, start + size);
      if (last.length === 0 || last.length + part.length > size) {
        last = [];
        chunks.push(last);
      }
      last.push(...part);
    }
  }
  return chunks.map((chunk) => ({
    facts: chunk,
    keys: [...new Set(chunk.map(({ key }) => key))].flatMap((key) => keyOf.get(key) ?? []),
  }));
}
