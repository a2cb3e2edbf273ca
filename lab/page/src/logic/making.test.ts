import { expect, test } from 'vitest';
import type { Field } from './contract.ts';
import { making } from './making.ts';
import { picture } from './picture.ts';
import { card, layer, play } from './sample.ts';

const field = (name: string, offset: number, length: number, more: Partial<Field> = {}): Field => ({ name, offset, length, ...more });

const WIRE = { ...layer('on the wire', '02af010004deadbeef'), fields: [field('type', 0, 1), field('version', 1, 2)] };
const INSIDE = {
  ...layer('decrypted', 'aabbcc77'),
  fields: [field('data', 0, 3), field('tag', 3, 1, { formula: 'H(data ‖ M_b ‖ seq)', inputs: ['data', 'M_b', 'seq'] })],
};

const SENT = [
  { kind: 'learn', lane: 'bob', value: { name: 'M_b', bytes: '0b' } },
  { kind: 'state', lane: 'bob', name: 'send seq', value: '2' },
  { kind: 'send', lane: 'bob', card: card('B1', 'bob', WIRE, INSIDE) },
] as const;

const check = (id: string, ...names: string[]) =>
  ({
    kind: 'check',
    lane: 'alice',
    card: id,
    name: 'record MAC',
    ok: false,
    formula: 'H',
    inputs: names.map((name) => ({ name, bytes: '00' })),
    computed: '00',
    received: '77',
  }) as const;

test('the sender’s inputs are told, the count as it stood for this record', () => {
  const all = picture(play(...SENT, check('B1', 'data', 'M_b', 'seq')));
  const made = making(all, all.lastCheck!);
  expect(made?.who).toBe('bob');
  expect(made?.formula).toBe('H(data ‖ M_b ‖ seq)');
  expect(made?.inputs.map((one) => one?.bytes)).toEqual(['aabbcc', '0b', '0000000000000001']);
});

test('a record Trudy made of another was made by the first one’s sender', () => {
  const all = picture(
    play(...SENT, { kind: 'edit', lane: 'trudy', card: 'B1', result: card('T1', 'trudy', layer('on the wire', '03')) }, check('T1', 'data', 'M_a', 'seq')),
  );
  const made = making(all, { ...all.lastCheck!, received: 'ff' });
  expect(made?.who).toBe('bob');
  expect(made?.inputs.map((one) => one?.name)).toEqual(['data', 'M_b', 'seq']);
});

test('where nothing can be told nothing is', () => {
  const all = picture(play(...SENT, check('B9', 'data')));
  expect(making(all, all.lastCheck!)).toBeUndefined();
  const other = picture(play(...SENT, check('B1', 'data', 'M_b')));
  expect(making(other, other.lastCheck!)).toBeUndefined();
});

test('the sender’s view of the handshake is what was sent and received by then', () => {
  const hello = card('B1', 'bob', layer('on the wire', '01af010002cafe'));
  const answer = card('A1', 'alice', layer('on the wire', '01af010001aa'));
  const all = picture(
    play(
      { kind: 'send', lane: 'bob', card: hello },
      { kind: 'edit', lane: 'trudy', card: 'B1', result: card('T1', 'trudy', layer('on the wire', '01af010001fe')) },
      { kind: 'receive', lane: 'alice', card: 'T1' },
      { kind: 'send', lane: 'alice', card: answer },
      { kind: 'receive', lane: 'bob', card: 'A1' },
      { kind: 'send', lane: 'bob', card: card('B2', 'bob', layer('on the wire', '01af01'), {
        ...layer('decrypted', '77'),
        fields: [field('MAC', 0, 1, { formula: 'H', inputs: ['handshake messages'] })],
      }) },
      check('B2', 'handshake messages'),
    ),
  );
  expect(making(all, all.lastCheck!)?.inputs[0]?.bytes).toBe('cafeaa');
  expect(all.people.alice.transcript).toBe('feaa');
});
