import type { ComponentChildren } from 'preact';
import { Glyph, type GlyphName } from '../shared/glyph';
import { ShownText } from '../shared/shown-text';

interface Props {
  readonly words: { readonly glyph: GlyphName; readonly lead: string; readonly beside: string | null };
  readonly buyer: string;
  readonly subject: string | null;
  readonly onOpen: () => void;
  readonly children?: ComponentChildren;
}

/** When a thread is due and whose it is; a click opens it. */
export const ThreadButton = ({ words: { glyph, lead, beside }, buyer, subject, onOpen, children }: Props) => (
  <button type="button" class="thread" onClick={onOpen}>
    <span class="when">
      <Glyph name={glyph} />
      <strong>{lead}</strong>
      {beside !== null && <span class="beside">{beside}</span>}
    </span>
    <span class="whose">
      <ShownText kind="buyer" text={buyer} />
      {subject !== null && <ShownText kind="subject" text={subject} />}
      {children}
    </span>
  </button>
);
