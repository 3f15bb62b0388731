import { parseSync } from 'vite';

/** A node of the syntax tree; what else it holds depends on its type. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The nodes of a source file, outer before inner. Throws where it cannot be parsed. */
export function nodesOf(path: string, source: string): Node[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      nodes.push(value);
      for (const field of Object.values(value)) visit(field);
    }
  };
  visit(program);
  return nodes;
}

export const lineOf = (source: string, at: number): number => source.slice(0, at).split('\n').length;

export const stringOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;

/** The fixed parts of a template text, around its expressions. */
export const quasisOf = (node: Node): string[] =>
  (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);

/** The values that an expression may have, as far as they stand in it: both ways of a condition, either side of `??`. */
export function branchesOf(node: unknown): Node[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'ConditionalExpression':
      return [...branchesOf(node['consequent']), ...branchesOf(node['alternate'])];
    case 'LogicalExpression':
      return [...branchesOf(node['left']), ...branchesOf(node['right'])];
    case 'BinaryExpression':
      return node['operator'] === '+' ? [...branchesOf(node['left']), ...branchesOf(node['right'])] : [node];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return branchesOf(node['expression']);
    default:
      return [node];
  }
}

/** The name of what is called or set: `f` of `f()`, `m` of `x.m()` and `x['m']`. */
export function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node['name'] as string;
  if (node.type === 'MemberExpression') return nameOf(node['property']) ?? stringOf(node['property']);
  return stringOf(node);
}
