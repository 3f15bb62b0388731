import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ClockRow, RowOrder } from '../../core/clock-rows';
import type { Instant } from '../../core/span';
import { clockName } from './section-props';
import { ThreadsHead } from './threads-head';
import { indexAfterKey } from './threads-keys';
import type { ThreadNames } from './threads-names';
import { useRoom } from './threads-room';
import { ThreadsRow } from './threads-row';
import { useVirtualizer } from './threads-virtualizer';

interface Props {
  readonly rows: readonly ClockRow[];
  readonly names: ThreadNames;
  readonly now: Instant;
  readonly order: RowOrder;
  readonly showsAccount: boolean;
  /** Changes as soon as other messages are asked for: then the list starts anew at its top. */
  readonly asked: number;
  readonly onOrder: (order: RowOrder) => void;
  readonly onOpen: (threadId: string) => unknown;
}

const NARROW_REM = 46;
const ROW_REM = { wide: 3.25, narrow: 7.5 };

/** Rows of messages, of which only those in sight are drawn. One of them is the active one: Tab reaches it, arrow keys move it. */
export function ThreadsGrid({ rows, names, now, order, showsAccount, asked, onOrder, onOpen }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const mustFocus = useRef(false);
  const found = active === null ? -1 : rows.findIndex(({ clock }) => clockName(clock) === active);
  // Where the active message has gone, its place is kept.
  const activeIndex = found >= 0 ? found : Math.min(lastIndex.current, rows.length - 1);
  lastIndex.current = activeIndex;
  const { widthPx, remPx } = useRoom(body, probe);
  const isNarrow = widthPx < NARROW_REM * remPx;
  const rowPx = Math.round((isNarrow ? ROW_REM.narrow : ROW_REM.wide) * remPx);
  const virtualizer = useVirtualizer({ count: rows.length, rowPx, kept: activeIndex, scroller: () => body.current });
  const drawn = virtualizer.getVirtualItems();
  useLayoutEffect(() => {
    setActive(null);
    lastIndex.current = 0;
    virtualizer.scrollToOffset(0);
  }, [virtualizer, asked]);
  // Drawing anew may take the focused row away.
  const hadFocus = body.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const hasFocus = body.current?.contains(document.activeElement) ?? false;
    if (!mustFocus.current && !(hadFocus && !hasFocus)) return;
    mustFocus.current = false;
    body.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`)?.focus({ preventScroll: true });
  });
  const threadIds = [...new Set(drawn.flatMap(({ index }) => rows[index]?.clock.threadId ?? []))];
  useEffect(() => names.want(threadIds));

  const goTo = (index: number): void => {
    setActive(clockName(rows[index]!.clock));
    mustFocus.current = true;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const open = ({ clock }: ClockRow): void => {
    setActive(clockName(clock));
    if (names.of(clock.threadId) !== null) onOpen(clock.threadId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      open(rows[activeIndex]!);
      return;
    }
    const page = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowPx) - 1);
    const next = indexAfterKey(event, activeIndex, rows.length, page);
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };
  const className = `threads-grid ${isNarrow ? 'narrow' : 'wide'} ${showsAccount ? 'with-account' : ''}`;
  return (
    <>
      <div class="rem-probe" ref={probe} />
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose rows are gone through by keys
        role="grid"
        class={className}
        aria-labelledby="threads-heading"
        aria-describedby="threads-how"
        aria-rowcount={rows.length + 1}
      >
        <ThreadsHead {...{ order, showsAccount, onOrder }} />
        <tbody
          class="threads-body"
          ref={body}
          style={{ '--all': `${virtualizer.getTotalSize()}px` }}
          onKeyDown={onKeyDown}
          onFocusIn={(event) => {
            const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
            const focused = row && rows[Number(row.dataset['index'])];
            if (focused) setActive(clockName(focused.clock));
          }}
        >
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <ThreadsRow
                  key={clockName(row.clock)}
                  {...{ row, now, index, showsAccount }}
                  top={start}
                  height={rowPx}
                  thread={names.of(row.clock.threadId)}
                  isActive={index === activeIndex}
                  onOpen={open}
                />
              )
            );
          })}
        </tbody>
      </table>
    </>
  );
}
