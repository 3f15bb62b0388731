import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { AlertPreview } from '../../core/alert-preview';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { dateText, hourText } from './preview-words';
import { type MarkKind, marksOn, type WeekMark } from './week-marks';
import { type Part, placeOn, type WeekRow } from './week-rows';

interface Props {
  readonly rows: readonly WeekRow[];
  readonly receivedAt: Instant;
  readonly preview: AlertPreview;
  readonly zone: string;
  readonly now: Instant;
}

const LANE = 22;
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Seven days, each a line from midnight to midnight. All of it is said in words beside it. */
export function WeekPicture({ rows, receivedAt, preview, zone, now }: Props) {
  const hatch = useId();
  return (
    <div class="week-picture" aria-hidden="true">
      <svg aria-hidden="true" class="week-pattern" width="0" height="0">
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
            <path class="week-hatch" d="M-1 7 7-1M-1 1 1-1M5 7 7 5" />
          </pattern>
        </defs>
      </svg>
      <Axis />
      {rows.map((row) => (
        <Line key={row.day} {...{ row, zone, now, hatch }} marks={marksOn(row, receivedAt, preview, zone)} />
      ))}
      <ul class="week-key quiet">
        <KeyEntry text={t('weekKeyQuiet')}>
          <Hatched {...{ hatch, part: { from: 0, to: 1 } }} />
        </KeyEntry>
        <KeyEntry text={t('weekKeyWork')}>
          <rect class="week-work" y="70%" width="100%" height="30%" />
        </KeyEntry>
        {KEYS.map(([kind, name]) => (
          <KeyEntry key={kind} text={t(name)}>
            <Sign mark={{ kind, x: 0.5, lane: 0, number: kind === 'alert' ? 1 : kind === 'through' ? 2 : null }} />
          </KeyEntry>
        ))}
      </ul>
    </div>
  );
}

const KEYS: readonly (readonly [kind: MarkKind, name: string])[] = [
  ['message', 'weekKeyMessage'],
  ['deadline', 'weekKeyDeadline'],
  ['alert', 'weekKeyAlert'],
  ['through', 'weekKeyThrough'],
];

const KeyEntry = ({ text, children }: { text: string; children: ComponentChildren }) => (
  <li>
    <svg aria-hidden="true" width="24" height="24">
      {children}
    </svg>{' '}
    {text}
  </li>
);

const HOURS = [0, 6, 12, 18, 24];

const Axis = () => (
  <>
    <span />
    <svg aria-hidden="true" class="week-axis" height="16">
      {HOURS.map((hour) => (
        <text
          key={hour}
          x={percent(hour / 24)}
          y="12"
          text-anchor={hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle'}
        >
          {hourText(hour * 60)}
        </text>
      ))}
    </svg>
  </>
);

interface LineProps {
  readonly row: WeekRow;
  readonly marks: readonly WeekMark[];
  readonly zone: string;
  readonly now: Instant;
  readonly hatch: string;
}

function Line({ row, marks, zone, now, hatch }: LineProps) {
  const lanes = marks.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
  const at = placeOn(row.day, now, zone);
  return (
    <>
      <span class="week-day">
        {dateText(row.day)}
        {row.isOff && <span class="quiet"> {t('weekOff')}</span>}
      </span>
      <svg aria-hidden="true" class="week-line" height={lanes * LANE + 8}>
        <rect class="week-ground" width="100%" height="100%" />
        {row.quiet.map((part) => (
          <Hatched key={part.from} {...{ part, hatch }} />
        ))}
        {row.work.map((part) => (
          <rect key={part.from} class="week-work" {...extentOf(part)} y={lanes * LANE + 3} height="5" />
        ))}
        {HOURS.slice(1, -1).map((hour) => (
          <line key={hour} class="week-hour" {...upright(hour / 24)} />
        ))}
        {at >= 0 && at < 1 && <line class="week-now" {...upright(at)} />}
        {marks.map((mark) => (
          <Sign key={`${mark.kind} ${mark.number}`} mark={mark} />
        ))}
      </svg>
    </>
  );
}

const extentOf = ({ from, to }: Part) => ({ x: percent(from), width: percent(to - from) });
const upright = (share: number) => ({ x1: percent(share), x2: percent(share), y1: '0', y2: '100%' });

const Hatched = ({ part, hatch }: { part: Part; hatch: string }) => (
  <rect {...extentOf(part)} height="100%" fill={`url(#${hatch})`} />
);

/** Told apart by their shapes: a ring, a flag, a numbered disc, a numbered square. */
const Sign = ({ mark: { kind, x, lane, number } }: { mark: WeekMark }) => (
  <svg aria-hidden="true" class={`week-sign ${kind}`} x={percent(x)} y={lane * LANE + 3} height="20" overflow="visible">
    {kind === 'message' && <circle cx="0" cy="10" r="5" />}
    {kind === 'deadline' && <path d="M0 20V1L10 6 0 11" />}
    {kind === 'alert' && <circle cx="0" cy="10" r="9" />}
    {kind === 'through' && <rect x="-9" y="1" width="18" height="18" />}
    {number !== null && (
      <text x="0" y="14" text-anchor="middle">
        {number}
      </text>
    )}
  </svg>
);
