/** What the least reader that knows this one layout keeps of a card. */
export interface BareRecord {
  readonly buyer: string;
  readonly date: string;
  readonly subject: string;
  readonly status: string;
  readonly country: string;
  readonly orderId: string | null;
}

/** Six fields by fixed selectors: no search for the list, no other layout, no dates, no doubts, no slices. */
export const bareRecord = (card: Element): BareRecord => {
  const subject = card.querySelector('.css-2q')!.textContent!;
  return {
    buyer: card.querySelector('b')!.textContent!,
    date: card.querySelector('.css-d4')!.textContent!,
    subject,
    status: card.querySelector('.css-3')!.textContent!,
    country: card.querySelector('img')!.getAttribute('alt')!,
    orderId: /\d{3}-\d{7}-\d{7}/.exec(subject)?.[0] ?? null,
  };
};

export const bareRead = (list: Element): BareRecord[] => [...list.children].map(bareRecord);
