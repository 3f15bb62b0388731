import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PracticeCase } from './cases';
import { makeCertificate } from './certificate';
import { type Face, type PracticeOptions, Site } from './site';

export type { CaseSeed, PracticeCase, PracticeMessage } from './cases';
export type { Face, PracticeOptions } from './site';

export interface Practice {
  readonly port: number;
  readonly host: string;
  /** The address on the real host name; default the inbox. */
  url(path?: string): string;
  /** The truth, live. */
  readonly cases: readonly PracticeCase[];
  /** `null` opens a new case. `at` defaults to the practice site's now. */
  buyerWrites(caseId: string | null, text: string, at?: number): PracticeCase;
  sellerReplies(caseId: string, text: string, at?: number): void;
  markNoResponseNeeded(caseId: string, at?: number): void;
  resolve(caseId: string, at?: number): void;
  /** Open pages stay as they are until they ask for something. */
  signOut(): void;
  signIn(): void;
  /** From the next load of a page on. */
  setFace(face: Face): void;
  /** Every request that arrived, in order. */
  readonly requests: readonly { readonly method: string; readonly url: string; readonly at: number }[];
  stop(): Promise<void>;
}

/** Starts the practice Seller Central on 127.0.0.1, for browsers that are told to look for the real hosts there. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const site = new Site(options);
  const server = createServer(await makeCertificate(), (request, response) => void site.answer(request, response));
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve),
  );
  const { cases, host } = site;
  const now = (): number => site.now();
  return {
    port: (server.address() as AddressInfo).port,
    host,
    url: (path = '/messaging/inbox') => `https://${host}${path}`,
    cases: cases.all,
    buyerWrites: (caseId, text, at = now()) =>
      caseId === null ? cases.add({ messages: [{ author: 'buyer', at, text }] }) : cases.buyerWrites(caseId, at, text),
    sellerReplies: (caseId, text, at = now()) => void cases.sellerReplies(caseId, at, text),
    markNoResponseNeeded: (caseId, at = now()) => void cases.markNoResponseNeeded(caseId, at),
    resolve: (caseId, at = now()) => void cases.resolve(caseId, at),
    signOut: () => site.sign(false),
    signIn: () => site.sign(true),
    setFace: (face) => {
      site.face = face;
    },
    requests: site.requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
