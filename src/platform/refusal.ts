/** An answer that says why not. The error class does not survive the trip, so it is a value. */
export interface Refusal {
  readonly error: { readonly code: 'malformed' | 'not-allowed' | 'failed' | 'unknown-type'; readonly message: string };
}
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'error' in answer;
