import { expect, test } from 'vitest';
import type { Catalogue, Rung } from './contract.ts';
import { attacksOn, shows, steps } from './ladder.ts';

const rung = (id: string, ...attacks: string[]): Rung => ({
  id,
  title: id,
  family: 'almost',
  isNew: '',
  stops: '',
  leaves: '',
  sentences: [Number.parseInt(id)],
  attacks,
});

test('variants of a rung stand together', () => {
  const storeys = steps(['1a', '1b', '2a', '2a+', '2b', '10', '11'].map((id) => rung(id)));
  expect(storeys.map((one) => [one.number, one.rungs.length])).toEqual([
    ['1', 2],
    ['2', 3],
    ['10', 1],
    ['11', 1],
  ]);
});

test('without a sentence every rung shows', () => {
  expect(shows(rung('4'), undefined)).toBe(true);
  expect(shows(rung('4'), 4)).toBe(true);
  expect(shows(rung('4'), 5)).toBe(false);
});

test('attacks are split by whether they mean something here', () => {
  const attack = (id: string) => ({ id, title: id, aim: '', how: '' });
  const catalogue: Catalogue = { rungs: [], attacks: [attack('flip'), attack('oracle')], sentences: [], errata: [] };
  const { here, elsewhere } = attacksOn(catalogue, rung('4', 'flip'));
  expect(here.map((one) => one.id)).toEqual(['flip']);
  expect(elsewhere.map((one) => one.id)).toEqual(['oracle']);
});
