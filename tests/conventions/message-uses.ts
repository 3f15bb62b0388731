import { branchesOf, lineOf, type Node, nameOf, nodesOf, quasisOf, stringOf } from './syntax';

export type Messages = Readonly<Record<string, { readonly message: string }>>;

interface Use {
  readonly where: string;
  /** Exactly these names, or every name of this shape. */
  readonly name: string | RegExp;
  readonly plural: boolean;
  /** How many placeholders are filled; null where a spread hides it. */
  readonly filled: number | null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const shapeOf = (template: Node, expression: string): RegExp =>
  new RegExp(`^${quasisOf(template).map(escaped).join(expression)}$`);

/** Every `t(…)` and `tn(…)` whose name can be read from it. */
export function usesIn(path: string, source: string): Use[] {
  return nodesOf(path, source).flatMap((node) => {
    const called = node.type === 'CallExpression' ? nameOf(node['callee']) : null;
    if (called !== 't' && called !== 'tn') return [];
    const [first, ...rest] = node['arguments'] as Node[];
    const plural = called === 'tn';
    const filled = rest.some(({ type }) => type === 'SpreadElement') ? null : rest.length;
    return branchesOf(first).flatMap((branch): Use[] => {
      const where = `${path}:${lineOf(source, branch.start)}`;
      const name = stringOf(branch);
      if (name !== null) return [{ where, name, plural, filled }];
      const isShape = branch.type === 'TemplateLiteral' && quasisOf(branch)[0] !== '';
      return isShape ? [{ where, name: shapeOf(branch, '\\w+'), plural, filled }] : [];
    });
  });
}

/** Names that a file could speak of: its texts, and its templates with its texts filled in. */
export function namesIn(path: string, source: string): (name: string) => boolean {
  const nodes = nodesOf(path, source);
  const texts = new Set(nodes.flatMap((node) => stringOf(node) ?? []));
  const parts = [...texts].filter((text) => /^\w+$/.test(text)).map(escaped);
  const templates = nodes.filter(({ type }) => type === 'TemplateLiteral');
  const shapes = templates
    .filter((node) => quasisOf(node).some((text) => /^\w+$/.test(text)))
    .map((node) => shapeOf(node, `(?:${parts.join('|')})`));
  return (name) => texts.has(name) || shapes.some((shape) => shape.test(name));
}

/** The highest `$n` of a text; -1 where one before it is missing. */
export function placeholdersOf(message: string): number {
  const numbers = new Set([...message.matchAll(/(?<!\$)\$([1-9])/g)].map((match) => Number(match[1])));
  return numbers.size === Math.max(0, ...numbers) ? numbers.size : -1;
}

export const keysOf = (use: Use, messages: Messages): string[] => {
  const { name } = use;
  const keys = typeof name === 'string' ? [name] : Object.keys(messages).filter((key) => name.test(key));
  return use.plural ? keys.filter((key) => !key.endsWith('One')).flatMap((key) => [key, `${key}One`]) : keys;
};

/** What is wrong with how a file uses the texts. */
export function misusesIn(path: string, source: string, messages: Messages): string[] {
  return usesIn(path, source).flatMap((use) => {
    const keys = keysOf(use, messages);
    if (keys.length === 0) return [`${use.where} no text is named like ${use.name}`];
    return keys.flatMap((key) => {
      const text = messages[key]?.message;
      if (text === undefined) return [`${use.where} no text is named ${key}`];
      const [wanted, filled] = [placeholdersOf(text), use.filled];
      // A singular may leave its "1" unsaid.
      if (filled === null || filled === wanted || (use.plural && filled > wanted && key.endsWith('One'))) return [];
      return [`${use.where} fills ${filled} placeholders of ${key}, which has ${wanted}: “${text}”`];
    });
  });
}
