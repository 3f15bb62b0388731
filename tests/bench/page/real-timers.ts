/** The page's own, taken before `own-calls` wraps them. */
export const realSetTimeout: typeof setTimeout = globalThis.setTimeout.bind(globalThis);
export const wait = (ms: number): Promise<void> => new Promise((resume) => realSetTimeout(resume, ms));
