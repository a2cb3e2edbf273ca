import { expect, test } from 'vitest';
import type { Field } from './contract.ts';
import { covers, outline, owners } from './fields.ts';

const field = (name: string, offset: number, length: number): Field => ({ name, offset, length });
const RECORD = [field('header', 0, 5), field('type', 0, 1), field('length', 3, 2), field('fragment', 5, 4), field('IV', 5, 2)];

test('the outline nests by range', () => {
  expect(outline(RECORD).map((node) => [node.field.name, node.depth, node.leaf])).toEqual([
    ['header', 0, false],
    ['type', 1, true],
    ['length', 1, true],
    ['fragment', 0, false],
    ['IV', 1, true],
  ]);
});

test('a byte belongs to its innermost field', () => {
  expect(owners(RECORD, 10)).toEqual([1, 0, 0, 2, 2, 4, 4, 3, 3, -1]);
});

test('a field that runs past the end claims no more bytes than there are', () => {
  expect(owners([field('all', 0, 9)], 3)).toEqual([0, 0, 0]);
  expect(covers(field('x', 2, 2), 3)).toBe(true);
  expect(covers(field('x', 2, 2), 4)).toBe(false);
});

test('two fields on the same bytes keep their order', () => {
  expect(outline([field('a', 0, 2), field('b', 0, 2)]).map((node) => [node.field.name, node.depth])).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});
