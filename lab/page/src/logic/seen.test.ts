import { expect, test } from 'vitest';
import type { Card, Step } from './contract.ts';
import { picture } from './picture.ts';
import { deceived, hasRead, nameFor, outerName, toldTheDay, toldTo } from './seen.ts';

const LINE = '70617920';
const HEADER = [{ name: 'type', offset: 0, length: 1, meaning: 'application_data' }];
const data: Card = {
  id: 'B5', from: 'bob', to: 'alice', name: 'data 1',
  layers: [
    { name: 'on the wire', bytes: '1703030004aabbccdd', fields: HEADER },
    { name: 'decrypted', bytes: LINE, fields: [] },
  ],
};
const changed: Card = { ...data, id: 'T1', name: 'data 1, changed', layers: [{ ...data.layers[0]!, bytes: '1703030004aabbccdc' }] };
const sends: Step = { n: 1, lane: 'bob', text: 'Bob sends B5, data 1.', kind: 'send', card: data };
const edits: Step = { n: 2, lane: 'trudy', text: '', kind: 'edit', card: 'B5', result: changed };
const opens: Step = { n: 3, lane: 'alice', text: '', kind: 'open', card: 'B5', layer: data.layers[1]! };

test('a record is named by its outer type where it was not opened', () => {
  const all = picture([sends, edits, opens]);
  const name = (view: 'all' | 'bob' | 'trudy' | 'alice', id: string) => nameFor(view, all.cards.get(id)!, all);
  expect(name('all', 'B5')).toBe('data 1');
  expect(name('bob', 'B5')).toBe('data 1');
  expect(name('alice', 'B5')).toBe('data 1');
  expect(name('trudy', 'B5')).toBe('application_data');
  expect(name('trudy', 'T1')).toBe('application_data');
  expect(toldTo('trudy', sends, all)).toBe('Bob sends B5, application_data.');
  expect(toldTo('bob', sends, all)).toBe('Bob sends B5, data 1.');
});

test('what is in the clear keeps its name', () => {
  const wire = { ...data.layers[0]!, fields: [...HEADER, { name: 'message type', offset: 5, length: 1 }] };
  const secret = { ...data, name: 'secret', layers: [wire, data.layers[1]!] };
  const all = picture([{ ...sends, card: secret } as Step]);
  expect(nameFor('trudy', all.cards.get('B5')!, all)).toBe('secret');
  const plain = picture([{ ...sends, card: { ...data, layers: [data.layers[0]!] } } as Step]);
  expect(nameFor('trudy', plain.cards.get('B5')!, plain)).toBe('data 1');
});

test('the outer name is the type, where Trudy left one', () => {
  const typed = (meaning: string) => ({ ...data, layers: [{ ...data.layers[0]!, fields: [{ ...HEADER[0]!, meaning }] }] });
  expect(outerName(typed('handshake'))).toBe('encrypted handshake record');
  expect(outerName(typed('changed by Trudy'))).toBe('encrypted record');
});

test('who has read a line', () => {
  const steps = [sends, opens];
  expect(hasRead('trudy', LINE, steps, picture(steps))).toBe(false);
  expect(hasRead('alice', LINE, steps, picture(steps))).toBe(true);
  const shows: Step = { n: 4, lane: 'trudy', text: '', kind: 'gain', data: LINE };
  expect(hasRead('trudy', LINE, [...steps, shows], picture(steps))).toBe(true);
});

test('lines told, day by day', () => {
  const step = (kind: 'say' | 'deliver', lane: 'bob' | 'alice', line: string) => ({ n: 0, text: '', kind, lane, data: line }) as Step;
  const night: Step = { n: 0, text: '', kind: 'day', lane: 'trudy', day: 2 };
  const steps = [
    step('say', 'alice', '01'), step('deliver', 'bob', '01'), step('deliver', 'alice', '05'), night,
    step('say', 'alice', '02'), step('deliver', 'bob', '03'), step('deliver', 'alice', '05'), step('deliver', 'alice', '06'),
  ];
  expect(toldTheDay(steps, 'alice')).toEqual([{ day: 1, lines: ['05'] }, { day: 2, lines: ['05', '06'] }]);
  expect(deceived(steps, 'bob', 'alice')).toEqual([{ day: 2, lines: ['03'] }]);
});
