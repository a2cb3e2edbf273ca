import { expect, test } from 'vitest';
import type { Step } from './contract.ts';
import { deed } from './words.ts';

test('a card passed in pieces says in how many', () => {
  const pass = (text: string): Step => ({ n: 1, lane: 'trudy', kind: 'pass', card: 'B2', text });
  expect(deed(pass('Trudy passes on B2.'))).toBe('passed on');
  expect(deed(pass('Trudy passes on B2, in 38 TCP segments.'))).toBe('passed on in 38 TCP segments');
  expect(deed(pass('Trudy passes on A2, in 1 TCP segments.'))).toBe('passed on in 1 TCP segment');
});
