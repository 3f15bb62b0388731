/** Stamped on every fact made from a reading, so that facts of a reader later found wrong can be distrusted. */
export const READER_VERSION = 1;
