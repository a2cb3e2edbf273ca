import { expect, test } from 'vitest';
import { readAddress, runQuery, START, writeAddress } from './address.ts';

test('an empty fragment is the start', () => {
  expect(readAddress('')).toEqual(START);
  expect(readAddress('#')).toEqual(START);
});

test.each([
  '#rung=4&attack=reorder&seed=7&step=12&view=trudy',
  '#rung=4&seed=7&moves=B5.drop,B6.copy',
  '#rung=2a+&seed=123&predict=yes',
  '#page=bench&rung=0&seed=7',
])('%s is read and written alike', (fragment) => {
  expect(writeAddress(readAddress(fragment))).toBe(fragment);
});

test('a plus is part of the rung', () => {
  expect(readAddress('#rung=2a+').rung).toBe('2a+');
  expect(readAddress('#rung=2a%2B').rung).toBe('2a+');
  expect(runQuery(readAddress('#rung=2a+'))).toBe('rung=2a%2B&seed=7');
});

test('moves by hand exclude an attack', () => {
  const address = readAddress('#rung=4&attack=reorder&moves=B5.drop');
  expect(address.attack).toBeUndefined();
  expect(runQuery(address)).toBe('rung=4&seed=7&moves=B5.drop');
});

test('what makes no sense falls back', () => {
  const address = readAddress('#seed=&step=-3&view=mallory&moves=');
  expect(address).toEqual(START);
});

test('a bad seed and bad moves go to the server, which says what is wrong with them', () => {
  const fragment = '#rung=4&seed=x&moves=B5.drop,B6.fly';
  const address = readAddress(fragment);
  expect(address.moves).toEqual([]);
  expect(runQuery(address)).toBe('rung=4&seed=x&moves=B5.drop%2CB6.fly');
  expect(writeAddress(address)).toBe(fragment);
});
