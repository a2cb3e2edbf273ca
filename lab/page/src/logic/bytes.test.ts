import { expect, test } from 'vitest';
import { isReadable, changes, compare, differences, excerpt, grouped, line, printable, quoted, short, slice, text } from './bytes.ts';

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

test('changes are found where bytes were put in or taken out too', () => {
  expect(changes('0102', '0103')).toEqual([false, true]);
  expect(changes('01990203', '010203')).toEqual([false, true, false, false]);
  expect(changes('0103', '010203')).toEqual([false, false]);
  expect(changes('0101', '010101')).toEqual([false, false]);
  expect(changes('24aabb02cc', '23aabbcc')).toEqual([true, false, false, true, false]);
});

test('of a long string the part that differs is shown', () => {
  const same = '00'.repeat(60);
  const mine = excerpt(`${same}01${same}`, `${same}02${same}`);
  expect([mine.before, mine.bytes.length, mine.behind]).toEqual([52, 17, 52]);
  expect(mine.bytes.filter((one) => !one.same).map((one) => one.pair)).toEqual(['01']);
  expect(excerpt('0102', '0103').before).toBe(0);
});

test('slices, groups and shortens by whole bytes', () => {
  expect(slice('00112233', 1, 2)).toBe('1122');
  expect(grouped('0011223344')).toBe('00112233 44');
  expect(short('001122', 2)).toBe('0011…');
  expect(short('0011', 2)).toBe('0011');
  expect(['41', '20', '07'].map(printable)).toEqual(['A', '␣', '·']);
});

test('what can be read: text, or a line with a few bytes gone', () => {
  const hex = (said: string) => [...said].map((one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  expect(isReadable(hex('pay 100 to carol\n'))).toBe(true);
  expect(isReadable(`ff00${hex('pay 100 to carol')}9a`)).toBe(true);
  expect(isReadable('0000000000000001931d92d60a57')).toBe(false);
  expect(isReadable('')).toBe(false);
});
