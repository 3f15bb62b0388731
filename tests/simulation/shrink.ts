import { faultsOf } from './model';
import { simulate } from './simulate';
import type { Story } from './story';

const MOST_TRIES = 150;
/** What is wrong, without when and of what. */
const kindOf = (fault: string): string => fault.split(' ').slice(1, 3).join(' ');

/** The same story with as few events as still lead to the same kind of fault, as far as some tries take it. */
export async function shrunk(story: Story, fault: string): Promise<Story> {
  const kind = kindOf(fault);
  let least = story;
  let tries = 0;
  for (let size = story.events.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < least.events.length && tries < MOST_TRIES; tries += 1) {
      const fewer = { ...least, events: least.events.toSpliced(from, size) };
      const faults = faultsOf(await simulate(fewer));
      if (faults.some((one) => kindOf(one) === kind)) least = fewer;
      else from += size;
    }
  }
  return least;
}

/** A story's events, one a line. */
export const textOf = ({ zone, settings, events }: Story): string =>
  [
    `in ${zone}, with ${JSON.stringify(settings)}`,
    ...events.map(({ at, ...happens }) => `${new Date(at).toISOString()} ${JSON.stringify(happens)}`),
  ].join('\n');
