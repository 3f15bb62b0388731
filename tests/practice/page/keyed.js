/** Keeps one element per case and moves or fills only what has changed. */
export function keyed(container, make) {
  let cards = new Map();
  return (all, selected) => {
    const next = new Map();
    for (const texts of all) next.set(texts.caseId, cards.get(texts.caseId) ?? make(texts));
    for (const [caseId, card] of cards) if (!next.has(caseId)) card.element.remove();
    cards = next;
    for (const [at, texts] of all.entries()) {
      const { element, update } = cards.get(texts.caseId);
      update(texts, texts.caseId === selected);
      if (container.children[at] !== element) container.insertBefore(element, container.children[at] ?? null);
    }
  };
}
