import { expect, test } from 'vitest';
import type { Verdict } from './contract.ts';
import { gate, NO_SCORE, tally } from './predict.ts';
import { card, play } from './sample.ts';

const NOTICED: Verdict = { kind: 'noticed', who: 'alice', why: '' };

test('the score counts the ending and who noticed apart', () => {
  const one = tally(NO_SCORE, { kind: 'noticed', who: 'bob' }, NOTICED);
  expect(one).toEqual({ asked: 1, kind: 1, who: 0, whoAsked: 1 });
  const two = tally(one, { kind: 'noticed', who: 'alice' }, NOTICED);
  expect(two).toEqual({ asked: 2, kind: 2, who: 1, whoAsked: 2 });
  const three = tally(two, { kind: 'denial', who: undefined }, { kind: 'succeeds', why: '' });
  expect(three).toEqual({ asked: 3, kind: 2, who: 1, whoAsked: 2 });
});

test('what Trudy relays may be watched, her first act not', () => {
  const steps = play(
    { kind: 'send', lane: 'bob', card: card('B1', 'bob') },
    { kind: 'pass', lane: 'trudy', card: 'B1' },
    { kind: 'send', lane: 'bob', card: card('B2', 'bob') },
    { kind: 'drop', lane: 'trudy', card: 'B2' },
    { kind: 'wait', lane: 'alice' },
  );
  expect(gate(steps)).toBe(3);
});

test('a forged FIN is an act, one handed on is not', () => {
  expect(gate(play({ kind: 'fin', lane: 'trudy', to: 'alice' }, { kind: 'end', lane: 'alice' }))).toBe(0);
  const honest = play(
    { kind: 'fin', lane: 'bob', to: 'alice' },
    { kind: 'fin', lane: 'trudy', to: 'alice' },
    { kind: 'end', lane: 'alice' },
  );
  expect(gate(honest)).toBe(2);
});

test('an empty run has no gate to stand before', () => {
  expect(gate([])).toBe(0);
});
