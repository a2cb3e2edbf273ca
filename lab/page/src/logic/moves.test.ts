import { expect, test } from 'vitest';
import { amend, flipOf, leave, read, readAll, say, write, writeAll, type Move } from './moves.ts';

const EACH = [
  'B5.drop',
  'B5.copy',
  'B5.after.B6',
  'B5.flip.21.01',
  'B5.retype.03',
  'B4.fin',
  'B4.rst',
  'A2.reflect',
];

test.each(EACH)('%s is read and written alike', (text) => {
  const move = read(text);
  expect(move).toBeDefined();
  expect(write(move!)).toBe(text);
  expect(say(move!)).toContain(move!.card);
});

test.each(['', 'B5', 'B5.eat', 'C1.drop', 'B5.after', 'B5.after.x', 'B5.flip.1', 'B5.flip.x.01', 'B5.flip.1.1', 'B5.retype.3', 'B5.drop.1', 'B5.flip.1.01.9'])(
  '“%s” is no move',
  (text) => expect(read(text)).toBeUndefined(),
);

test('a list leaves out what it cannot read', () => {
  expect(writeAll(readAll('B5.drop,nonsense,B6.copy'))).toBe('B5.drop,B6.copy');
  expect(readAll('')).toEqual([]);
});

test('a card has one fate; flips at other bytes add up', () => {
  const drop: Move = { card: 'B5', act: 'drop' };
  const other: Move = { card: 'B6', act: 'copy' };
  const flip = (at: number, mask: string): Move => ({ card: 'B5', act: 'flip', at, mask });
  expect(writeAll(amend([drop, other], flip(3, '01')))).toBe('B6.copy,B5.flip.3.01');
  expect(writeAll(amend([flip(3, '01')], flip(4, '80')))).toBe('B5.flip.3.01,B5.flip.4.80');
  expect(writeAll(amend([flip(3, '01')], flip(3, '80')))).toBe('B5.flip.3.80');
  expect(leave([drop, other], 'B5')).toEqual([other]);
});

test('a flip that was typed', () => {
  expect(flipOf('B3', '25', '8', 54)).toEqual({ card: 'B3', act: 'flip', at: 25, mask: '08' });
  expect(flipOf('B3', ' 0 ', 'FF', 54)).toEqual({ card: 'B3', act: 'flip', at: 0, mask: 'ff' });
  for (const [byte, mask] of [['54', '01'], ['-1', '01'], ['x', '01'], ['', '01'], ['3', '00'], ['3', '100'], ['3', 'g']]) {
    expect(flipOf('B3', byte!, mask!, 54)).toBeUndefined();
  }
});
