import { branchesOf, lineOf, type Node, nameOf, nodesOf, quasisOf, stringOf } from './syntax';

/** Attributes and properties whose value a person sees or hears. */
const SPOKEN = new Set([
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'ariaLabel', 'ariaDescription'],
  ...['title', 'alt', 'placeholder', 'textContent', 'innerText', 'nodeValue'],
]);
/** Calls whose text arguments become text on the page. */
const DRAWING = new Set(['append', 'prepend', 'before', 'after', 'replaceChildren', 'replaceWith', 'createTextNode']);

const LETTERS = /\p{L}/u;

/** Pieces of `value` that hold letters and come from no call: literal texts. */
function lettersIn(value: unknown): { text: string; at: number }[] {
  return branchesOf(value).flatMap((node) => {
    const texts = node.type === 'TemplateLiteral' ? quasisOf(node) : [stringOf(node) ?? ''];
    return texts.filter((text) => LETTERS.test(text)).map((text) => ({ text, at: node.start }));
  });
}

function seenValuesOf(node: Node): unknown[] {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return (node['children'] as Node[]).filter((child) => child.type === 'JSXExpressionContainer');
    case 'JSXAttribute':
      return SPOKEN.has(nameOf(node['name']) ?? '') ? [node['value']] : [];
    case 'Property':
      return SPOKEN.has(nameOf(node['key']) ?? '') ? [node['value']] : [];
    case 'AssignmentExpression':
      return SPOKEN.has(nameOf(node['left']) ?? '') ? [node['right']] : [];
    case 'CallExpression': {
      const [name, args] = [nameOf(node['callee']) ?? '', node['arguments'] as Node[]];
      if (name === 'setAttribute') return SPOKEN.has(stringOf(args[0]) ?? '') ? args.slice(1) : [];
      return DRAWING.has(name) ? args : [];
    }
    default:
      return [];
  }
}

/** Texts that a seller would see and that come from no message, each with its line. */
export function literalTextsIn(path: string, source: string): string[] {
  return nodesOf(path, source)
    .flatMap((node) => {
      if (node.type === 'JSXText')
        return LETTERS.test(node['value'] as string) ? [{ text: node['value'] as string, at: node.start }] : [];
      return seenValuesOf(node).flatMap(lettersIn);
    })
    .map(({ text, at }) => `${path}:${lineOf(source, at)} “${text.trim()}”`);
}
