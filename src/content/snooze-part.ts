import { t } from '../platform/i18n';
import type { Replies } from '../platform/messages';
import { ageText } from '../platform/time-text';
import { SNOOZES_MS, snoozedText } from '../ui/shared/snooze-words';
import { made, madeButton } from './made';

/** How the alerts of a chip's thread are put off, and woken. */
export interface Rest {
  /** The latest deadline: alerts cannot rest as long. */
  readonly latest: number;
  readonly rests: boolean;
  readonly snooze: (until: number) => Promise<Replies['alert.snooze']>;
  readonly wake: () => Promise<void>;
}

/** For how long alerts may rest; what came of it is said here, for it may have been cut. */
export function snoozePart({ latest, rests, snooze, wake }: Rest, now: () => number): HTMLElement {
  const part = made('div', '', 'snooze');
  const row = made('div', '', 'row');
  const answer = made('p', '', 'note');
  answer.setAttribute('role', 'status');
  const say = (act: Promise<string>): void => {
    act.then(
      (text) => {
        answer.textContent = text;
      },
      () => {
        answer.textContent = t('panelFailed');
      },
    );
  };
  const woken = madeButton(t('snoozeWake'), () => say(wake().then(() => t('snoozeWoken'))));
  woken.hidden = !rests;
  const choice = (text: string, untilOf: () => number, isCut = true): HTMLElement =>
    madeButton(text, () => {
      const until = untilOf();
      say(
        snooze(until).then((snoozed) => {
          if (snoozed.until !== null) woken.hidden = false;
          return snoozedText(snoozed, isCut ? until : null, now());
        }),
      );
    });
  row.append(
    made('span', t('snoozeLabel')),
    ...SNOOZES_MS.map((ms) => choice(ageText(ms), () => now() + ms)),
    choice(t('snoozeLongest'), () => latest, false),
    woken,
  );
  part.append(row, answer);
  return part;
}
