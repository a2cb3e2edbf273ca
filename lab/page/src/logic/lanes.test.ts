import { expect, test } from 'vitest';
import type { Step } from './contract.ts';
import { draw, type Drawing } from './lanes.ts';
import { card, play } from './sample.ts';

function block(drawing: Drawing, lane: string, id: string) {
  return drawing.blocks.findLast((one) => one.lane === lane && one.card === id)!;
}

/** Each lane runs strictly down and no wire runs up. */
function isSound(drawing: Drawing): void {
  for (const lane of ['bob', 'trudy', 'alice']) {
    const rows = drawing.blocks.filter((one) => one.lane === lane).map((one) => one.row);
    expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  }
  const rowOf = new Map(drawing.blocks.map((one) => [one.key, one.row]));
  expect(rowOf.size).toBe(drawing.blocks.length);
  for (const wire of drawing.wires) {
    expect(rowOf.get(wire.from)!).toBeLessThanOrEqual(rowOf.get(wire.to)!);
  }
}

const send = (id: string) => ({ kind: 'send', lane: 'bob', card: card(id, 'bob') }) as const;
const hand = (kind: 'see' | 'pass' | 'hold' | 'release' | 'drop', id: string) => ({ kind, lane: 'trudy', card: id }) as const;
const got = (id: string) => ({ kind: 'receive', lane: 'alice', card: id }) as const;

test('a record passed on stands in one row', () => {
  const drawing = draw(play(send('B1'), hand('see', 'B1'), hand('pass', 'B1'), got('B1')));
  isSound(drawing);
  expect(drawing.blocks.map((one) => [one.lane, one.row])).toEqual([
    ['bob', 0],
    ['trudy', 0],
    ['alice', 0],
  ]);
  expect(drawing.wires).toHaveLength(2);
});

test('a record held back goes on lower down', () => {
  const drawing = draw(
    play(send('B1'), send('B2'), hand('hold', 'B1'), hand('pass', 'B2'), got('B2'), hand('release', 'B1'), got('B1')),
  );
  isSound(drawing);
  expect(block(drawing, 'alice', 'B1').row).toBeGreaterThan(block(drawing, 'alice', 'B2').row);
  expect(drawing.wires.filter((wire) => wire.kind === 'later')).toHaveLength(1);
});

test('what Trudy makes of a record hangs on it', () => {
  const drawing = draw(
    play(send('B1'), { kind: 'edit', lane: 'trudy', card: 'B1', result: card('T1', 'trudy') }, got('T1')),
  );
  isSound(drawing);
  const becomes = drawing.wires.find((wire) => wire.kind === 'becomes');
  expect(becomes?.to).toBe(block(drawing, 'trudy', 'T1').key);
  expect(drawing.wires.at(-1)?.from).toBe(becomes?.to);
});

test('a dropped record ends with Trudy', () => {
  const drawing = draw(play(send('B1'), hand('drop', 'B1')));
  expect(drawing.wires).toHaveLength(1);
});

test('a reflected record comes back to its sender', () => {
  const drawing = draw(
    play(send('B1'), { kind: 'reflect', lane: 'trudy', card: 'B1', result: card('T1', 'trudy') }, { kind: 'receive', lane: 'bob', card: 'T1' }),
  );
  isSound(drawing);
  expect(block(drawing, 'bob', 'T1').kind).toBe('receive');
});

test('what is said and the record that carries it share a box', () => {
  const drawing = draw(
    play({ kind: 'say', lane: 'bob', data: '00' }, { kind: 'state', lane: 'bob', name: 'send seq', value: '1' }, send('B1')),
  );
  expect(drawing.blocks).toHaveLength(1);
  expect(drawing.blocks[0]?.kind).toBe('send');
});

test('a FIN runs through Trudy to who is told the end; a forged one starts with her', () => {
  const honest = draw(
    play({ kind: 'fin', lane: 'bob', to: 'alice' }, { kind: 'fin', lane: 'trudy', to: 'alice' }, { kind: 'end', lane: 'alice' }),
  );
  isSound(honest);
  expect(honest.wires).toHaveLength(2);
  const forged = draw(play({ kind: 'fin', lane: 'trudy', to: 'alice' }, { kind: 'end', lane: 'alice' }));
  expect(forged.wires).toHaveLength(1);
});

test('tomorrow is below all of today', () => {
  const drawing = draw(play(send('B1'), send('B2'), { kind: 'day', lane: 'trudy', day: 2 }, send('B3')));
  isSound(drawing);
  const day = drawing.blocks.find((one) => one.kind === 'day')!;
  expect(day.row).toBe(2);
  expect(block(drawing, 'bob', 'B3').row).toBe(3);
});

test('yesterday’s record is copied where the copy is made', () => {
  const drawing = draw(
    play(
      send('B1'),
      hand('pass', 'B1'),
      { kind: 'day', lane: 'trudy', day: 2 },
      { kind: 'copy', lane: 'trudy', card: 'B1', result: card('T1', 'trudy') },
      got('T1'),
    ),
  );
  isSound(drawing);
  expect(block(drawing, 'trudy', 'T1').steps.map((step) => step.kind)).toEqual(['copy']);
  expect(drawing.wires.map((wire) => wire.kind)).toEqual(['flow', 'flow']);
});

test('every step but one that only counts is told in some box', () => {
  const steps: Step[] = play(
    { kind: 'connect', lane: 'bob' },
    send('B1'),
    hand('pass', 'B1'),
    got('B1'),
    { kind: 'check', lane: 'alice', name: 'record MAC', ok: true },
    { kind: 'deliver', lane: 'alice', data: '00' },
    { kind: 'gain', lane: 'trudy' },
    { kind: 'wait', lane: 'bob' },
  );
  const drawing = draw(steps);
  isSound(drawing);
  const told = drawing.blocks.flatMap((one) => one.steps.map((step) => step.n));
  expect(told.sort((a, b) => a - b)).toEqual(steps.map((step) => step.n));
});
