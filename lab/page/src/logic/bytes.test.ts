import { expect, test } from 'vitest';
import { compare, differences, grouped, line, printable, quoted, short, slice, text } from './bytes.ts';

test('text is found where all is printable, and only there', () => {
  expect(text('7061790a')).toBe('pay\n');
  expect(text('00ff')).toBeUndefined();
  expect(text('c3')).toBeUndefined();
  expect(text('')).toBeUndefined();
});

test('a line is quoted without its end, bytes that are no text are shortened', () => {
  expect(line('7061790a')).toBe('“pay”');
  expect(line('00'.repeat(20))).toBe(`${'00'.repeat(12)}…`);
  expect(quoted('a\nb')).toBe('“a\\nb”');
});

test('comparison marks each place and counts missing bytes as different', () => {
  expect(compare('0102', '0103').map((one) => one.same)).toEqual([true, false]);
  expect(compare('0102', '01').map((one) => one.same)).toEqual([true, false]);
  expect(differences('010203', '01ff')).toBe(2);
  expect(differences('0102', '0102')).toBe(0);
});

test('slices, groups and shortens by whole bytes', () => {
  expect(slice('00112233', 1, 2)).toBe('1122');
  expect(grouped('0011223344')).toBe('00112233 44');
  expect(short('001122', 2)).toBe('0011…');
  expect(short('0011', 2)).toBe('0011');
  expect(['41', '20', '07'].map(printable)).toEqual(['A', '␣', '·']);
});
