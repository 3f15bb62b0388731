import { fixtureOf } from './fixture';

// Called by `scripts/censor.mjs` in the page that holds the saved file.
Object.assign(globalThis, { censoredFixture: (savedAt: number) => fixtureOf(document, savedAt) });
