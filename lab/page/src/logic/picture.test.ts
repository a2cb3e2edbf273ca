import { expect, test } from 'vitest';
import { isOpenTo, layersFor, mayRead, sealedFor, sentenceFor, valueRows } from './knowledge.ts';
import { picture } from './picture.ts';
import { card, layer, play } from './sample.ts';

const WIRE = layer('wire', 'ff');
const INSIDE = layer('inside', '01');

const RUN = play(
  { kind: 'learn', lane: 'bob', value: { name: 'MS', bytes: 'aa' } },
  { kind: 'send', lane: 'bob', card: card('B1', 'bob', WIRE, INSIDE) },
  { kind: 'see', lane: 'trudy', card: 'B1' },
  { kind: 'pass', lane: 'trudy', card: 'B1' },
  { kind: 'receive', lane: 'alice', card: 'B1' },
  { kind: 'open', lane: 'alice', card: 'B1', layer: INSIDE },
  { kind: 'learn', lane: 'alice', value: { name: 'MS', bytes: 'ab' } },
  { kind: 'check', lane: 'alice', name: 'record MAC', ok: false },
  { kind: 'refuse', lane: 'alice', check: 'record MAC', step: 'record 1' },
);

test('fewer steps are an earlier picture', () => {
  expect(picture([]).cards.size).toBe(0);
  expect(picture(RUN.slice(0, 2)).cards.get('B1')?.born).toBe(2);
  expect(picture(RUN.slice(0, 8)).people.alice.stopped).toBeUndefined();
  expect(picture(RUN).people.alice.stopped).toBe('refused');
  expect(picture(RUN).lastCheck?.ok).toBe(false);
});

test('a layer is open to its sender and to whoever opened it', () => {
  const before = picture(RUN.slice(0, 5)).cards.get('B1')!;
  expect(layersFor('bob', before)).toHaveLength(2);
  expect(layersFor('alice', before)).toHaveLength(1);
  expect(sealedFor('trudy', before)).toBe(1);
  const after = picture(RUN).cards.get('B1')!;
  expect(layersFor('alice', after)).toHaveLength(2);
  expect(layersFor('trudy', after)).toHaveLength(1);
  expect(layersFor('all', after)).toHaveLength(2);
});

test('what the receiver reads otherwise stands beside what was sent', () => {
  const steps = play(
    { kind: 'send', lane: 'bob', card: card('B1', 'bob', WIRE, INSIDE) },
    { kind: 'open', lane: 'alice', card: 'B1', layer: layer('inside', '02') },
  );
  const layers = picture(steps).cards.get('B1')!.layers;
  expect(layers.map((one) => [one.layer.bytes, one.differs])).toEqual([
    ['ff', false],
    ['01', false],
    ['02', true],
  ]);
});

test('a copy shows Trudy no more than the record did', () => {
  const steps = play(
    { kind: 'send', lane: 'bob', card: card('B1', 'bob', WIRE, INSIDE) },
    { kind: 'copy', lane: 'trudy', card: 'B1', result: { ...card('T1', 'bob', WIRE, INSIDE) } },
  );
  const copy = picture(steps).cards.get('T1')!;
  expect(copy.origin).toBe('B1');
  expect(layersFor('trudy', copy)).toHaveLength(1);
  expect(layersFor('bob', copy)).toHaveLength(2);
});

test('a changed record keeps the meaning of its bytes', () => {
  const wire = { ...layer('wire', 'ffff'), fields: [{ name: 'type', offset: 0, length: 1 }] };
  const steps = play(
    { kind: 'send', lane: 'bob', card: card('B1', 'bob', wire, INSIDE) },
    { kind: 'edit', lane: 'trudy', card: 'B1', result: card('T1', 'trudy', layer('wire', 'fffe')) },
    { kind: 'copy', lane: 'trudy', card: 'B1', result: card('T2', 'trudy', layer('wire', 'ffff')) },
    { kind: 'edit', lane: 'trudy', card: 'B1', result: card('T3', 'trudy', layer('wire', 'ff')) },
  );
  const { cards } = picture(steps);
  expect(cards.get('T1')?.card.layers[0]?.fields).toEqual(wire.fields);
  expect(cards.get('T1')?.layers).toHaveLength(1);
  expect(cards.get('T2')?.layers.map((one) => [...one.by])).toEqual([['bob', 'trudy', 'alice'], ['bob']]);
  expect(cards.get('T3')?.card.layers[0]?.fields).toEqual([]);
});

test('values that should be the same and are not clash', () => {
  const [row] = valueRows(picture(RUN));
  expect(row?.clash).toBe(true);
  expect(mayRead('bob', row!, 'alice')).toBe(false);
  expect(mayRead('all', row!, 'alice')).toBe(true);
  expect(mayRead('trudy', row!, 'bob')).toBe(false);
});

test('who holds the same bytes may read them at the other', () => {
  const [row] = valueRows(
    picture(
      play(
        { kind: 'learn', lane: 'bob', value: { name: 'N_b', bytes: '01' } },
        { kind: 'learn', lane: 'trudy', value: { name: 'N_b', bytes: '01' } },
      ),
    ),
  );
  expect(mayRead('trudy', row!, 'bob')).toBe(true);
  expect(mayRead('alice', row!, 'bob')).toBe(false);
});

test('in the middle Trudy holds one secret for either side', () => {
  const learn = (lane: 'bob' | 'trudy' | 'alice', bytes: string) =>
    ({ kind: 'learn', lane, value: { name: 'MS', bytes } }) as const;
  const [row] = valueRows(
    picture(play(learn('bob', '01'), learn('trudy', '01'), learn('trudy', '02'), learn('alice', '02'), learn('trudy', '03'))),
  );
  expect(row?.trudys.map((one) => [one.value.bytes, one.note])).toEqual([
    ['02', '= Alice’s'],
    ['01', '= Bob’s'],
  ]);
  expect(mayRead('trudy', row!, 'bob')).toBe(true);
  expect(mayRead('trudy', row!, 'alice')).toBe(true);
});

test('what has passed in the clear is open to all, once it has', () => {
  const nonce = '0011223344556677';
  const steps = play(
    { kind: 'learn', lane: 'bob', value: { name: 'N_b', bytes: nonce } },
    { kind: 'send', lane: 'bob', card: card('B1', 'bob', layer('wire', `01${nonce}`)) },
  );
  const [before] = valueRows(picture(steps.slice(0, 1)));
  expect(mayRead('trudy', before!, 'bob')).toBe(false);
  expect(before!.trudys).toEqual([]);
  const [after] = valueRows(picture(steps));
  expect(mayRead('trudy', after!, 'bob')).toBe(true);
  expect(after!.trudys.map((one) => one.note)).toEqual(['on the wire']);
});

test('what goes on in one head is not told to other eyes', () => {
  const [learn, send] = RUN;
  expect(isOpenTo('trudy', learn!)).toBe(false);
  expect(isOpenTo('bob', learn!)).toBe(true);
  expect(isOpenTo('trudy', send!)).toBe(true);
  expect(sentenceFor('trudy', learn!)).not.toContain('step 1');
  expect(sentenceFor('all', learn!)).toBe('step 1');
});

test('another day begins with nobody stopped', () => {
  const steps = [...RUN, ...play({ kind: 'day', lane: 'trudy', day: 2 })];
  expect(picture(steps).people.alice.stopped).toBeUndefined();
});
