declare module 'vitest' {
  export interface ProvidedContext {
    /** How many redesigns are drawn, and the one seed to repeat (`DRIFT_SEED`). */
    readonly drift: { readonly runs: number; readonly seed: number | null };
  }
}

export {};
