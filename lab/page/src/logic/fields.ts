// Fields lie in the bytes in order and may hold one another: the tree is read off their ranges.

import type { Field } from './contract.ts';

export interface FieldNode {
  field: Field;
  /** Place in the layer's list, which names the field. */
  at: number;
  depth: number;
  leaf: boolean;
}

/** The fields as an outline: each after the one that contains it, one deeper. */
export function outline(fields: readonly Field[]): FieldNode[] {
  const order = fields
    .map((field, at) => ({ field, at }))
    .sort(
      (a, b) =>
        a.field.offset - b.field.offset || b.field.length - a.field.length || a.at - b.at,
    );
  const open: Field[] = [];
  const nodes: FieldNode[] = [];
  for (const { field, at } of order) {
    while (open.length > 0 && !contains(open[open.length - 1]!, field)) open.pop();
    nodes.push({ field, at, depth: open.length, leaf: true });
    const parent = nodes.findLast((node) => node.field === open[open.length - 1]);
    if (parent !== undefined) parent.leaf = false;
    open.push(field);
  }
  return nodes;
}

function contains(outer: Field, inner: Field): boolean {
  return (
    outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length
  );
}

/** For each byte the innermost field it belongs to (its place in the list), or -1. */
export function owners(fields: readonly Field[], count: number): number[] {
  const owner = new Array<number>(count).fill(-1);
  for (const { field, at } of outline(fields)) {
    const end = Math.min(field.offset + field.length, count);
    for (let byte = field.offset; byte < end; byte++) owner[byte] = at;
  }
  return owner;
}

export function covers(field: Field, byte: number): boolean {
  return field.offset <= byte && byte < field.offset + field.length;
}
