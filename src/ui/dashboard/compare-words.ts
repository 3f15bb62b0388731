import type { Candidate } from '../../core/candidate-causes';
import type { Comparison } from '../../core/compare';
import type { Range } from '../../core/response-times';
import type { FigureKind, TypedFigure } from '../../core/typed-figure';
import { t, uiLanguage } from '../../platform/i18n';
import { marketplaceName } from '../shared/marketplace-name';

const HUNDREDTHS = 10_000;
const numberText = (hundredths: number, decimals = 2): string =>
  new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits: decimals }).format(hundredths / 100);

/** A share on time in hundredths of a percent, rounded down, so that the late rate is never too small. */
function hundredthsOf(onTime: number, kind: FigureKind): number {
  const down = Math.floor(onTime * HUNDREDTHS + 1e-6);
  return kind === 'late' ? HUNDREDTHS - down : down;
}

/** "94.44 %", or "92.1–94.44 %": our figure, in the kind that was asked. */
export function rangeText({ min, max }: Range, kind: FigureKind): string {
  const ends = [hundredthsOf(min, kind), hundredthsOf(max, kind)].sort((a, b) => a - b);
  const [from, to] = ends.map((end) => numberText(end));
  return t('popupPercent', from === to ? from! : t('fromTo', from!, to!));
}

/** The figure as it was typed. */
export const figureText = ({ onTime }: TypedFigure, kind: FigureKind): string =>
  t('popupPercent', numberText((kind === 'late' ? 1 - onTime : onTime) * HUNDREDTHS, 3));

/** How far apart the two are, in one sentence. */
export function agreementText({ agreement, gap, share }: Comparison, kind: FigureKind): string {
  switch (agreement) {
    case 'unknown':
      return t('compareUnknown');
    case 'exact':
      return t('compareExact');
    case 'rounded':
      return t('compareRounded');
    case 'in-range':
      return t('compareInRange');
    case 'none': {
      const isMore = kind === 'late' ? gap! < 0 : gap! > 0;
      const points = numberText(Math.abs(gap!) * HUNDREDTHS);
      if (share!.min === share!.max) return t(isMore ? 'compareMore' : 'compareLess', points);
      return t(isMore ? 'compareAtLeastMore' : 'compareAtLeastLess', points);
    }
  }
}

/** What a cause is called, and how it comes about. */
export function candidateText({ kind, scope }: Candidate): { readonly name: string; readonly why: string } {
  switch (kind) {
    case 'unclear':
      return { name: t('causeUnclear'), why: t('causeUnclearWhy') };
    case 'unseen':
      return { name: t('causeUnseen'), why: t('causeUnseenWhy') };
    case 'hours':
      return { name: t('causeHours'), why: t('causeHoursWhy') };
    case 'thanks':
      return { name: t('causeThanks'), why: t('causeThanksWhy') };
    case 'told':
      return { name: t('causeTold'), why: t('causeToldWhy') };
    case 'automated':
      return { name: t('causeAutomated'), why: t('causeAutomatedWhy') };
    case 'followed':
      return { name: t('causeFollowed'), why: t('causeFollowedWhy') };
    case 'late-marks':
      return { name: t('causeLateMarks'), why: t('causeLateMarksWhy') };
    case 'edge':
      return { name: t('causeEdge'), why: t('causeEdgeWhy') };
    case 'day-old':
      return { name: t('causeDayOld'), why: t('causeDayOldWhy') };
    case 'scope':
      return { name: t('causeScope', scopeText(scope!)), why: t('causeScopeWhy') };
  }
}

function scopeText({ account, marketplaceId }: NonNullable<Candidate['scope']>): string {
  if (account === null) return t('causeScopeAll');
  return marketplaceId === null ? account : t('causeScopePair', account, marketplaceName(marketplaceId));
}

/** Whether a cause alone gives the typed figure. */
export function howMuchText({ explains, kind }: Candidate): string {
  if (explains === null) return t(kind === 'unseen' ? 'compareCannotTell' : 'compareNothingLeft');
  return t(explains ? 'compareExplains' : 'compareNotAlone');
}
