import { describe } from 'vitest';
import { type Desk, deskContract } from './desk-contract';
import { VirtualDesk } from './virtual-desk';

/** The virtual browser, in the words of the contract. */
function virtual(): Desk {
  let now = Date.UTC(2026, 10, 24, 12);
  let fired: string[] = [];
  const desk = new VirtualDesk(() => now);
  const { alarms, notifications } = desk.browser;
  const passTo = async (end: number): Promise<void> => {
    while (desk.nextAt <= end) {
      now = Math.max(now, desk.nextAt);
      fired.push(...desk.fire());
    }
    now = end;
  };
  return {
    now: async () => now,
    create: (name, when) => alarms.create(name, when),
    get: (name) => alarms.get(name),
    clear: (name) => alarms.clear(name),
    fired: async () => {
      const names = fired;
      fired = [];
      return names;
    },
    pass: (ms) => passTo(now + ms),
    sleep: async (ms) => {
      now += ms;
      await passTo(now);
    },
    show: async (id, title) => void (await notifications.create(id, { title })),
    hide: (id) => notifications.clear(id),
    shown: async () => Object.fromEntries([...desk.screen].map(([id, { title }]) => [id, title])),
    reload: async () => desk.restart(false),
  };
}

describe('the virtual browser', () => {
  const desk = virtual();
  deskContract(() => desk);
});
