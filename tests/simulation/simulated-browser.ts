import { vi } from 'vitest';
import type { VirtualDesk } from './virtual-desk';

/** The browser that the extension's own alarms and alerts find. */
export const held: { desk: VirtualDesk | null } = { desk: null };
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_target, name) => held.desk?.browser[name as keyof VirtualDesk['browser']] }),
}));
