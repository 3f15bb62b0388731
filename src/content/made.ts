/** A new element with its text. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

/** A new button that does this. */
export function madeButton(text: string, act: () => void, className = ''): HTMLButtonElement {
  const button = made('button', text, className);
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}
