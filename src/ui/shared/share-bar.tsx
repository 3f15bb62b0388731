import { percentText } from './share-text';

interface Props {
  readonly share: { readonly min: number; readonly max: number } | null;
  readonly targetShare: number | null;
}

/** From 0 to 100 %: full to the share's lower end, hatched to its upper; a line at the target. What it says, the text says. */
export function ShareBar({ share, targetShare }: Props) {
  const percent = (part: number): string => `${part * 100}%`;
  const isBelow = share !== null && targetShare !== null && share.max < targetShare;
  return (
    <div class={`bar ${isBelow ? 'below' : ''}`} aria-hidden="true">
      <div class="bar-track">
        {share && <div class="bar-sure" style={{ inlineSize: percent(share.min) }} />}
        {share && <div class="bar-possible" style={{ inlineSize: percent(share.max - share.min) }} />}
      </div>
      {targetShare !== null && (
        <div class="bar-target" style={{ insetInlineStart: percent(targetShare) }}>
          <span class="bar-label">{percentText(targetShare, targetShare)}</span>
        </div>
      )}
    </div>
  );
}
