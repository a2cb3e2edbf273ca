// A run is a list of steps; what the page shows after n of them is the fold of the first n. Going
// back is folding fewer, so nothing here is ever undone.

import type { Card, CheckStep, Layer, Person, Step, Value } from './contract.ts';

/** A layer, and who can read it by now. */
export interface Readable {
  layer: Layer;
  by: Set<Person>;
  /** Set when the reader's layer is not what the sender had: another key, or an edited record. */
  differs: boolean;
}

export interface CardPicture {
  card: Card;
  /** The step in which the card came to be. */
  born: number;
  /** The card Trudy made this one from. */
  origin: string | undefined;
  layers: Readable[];
  making: Ingredients;
}

/** What its maker had when a card was made: needed to tell why a check fails. */
export interface Ingredients {
  values: ReadonlyMap<string, Value>;
  /** The record's number as the MAC has it, where records are counted. */
  seq: string | undefined;
  /** The handshake messages until then, as the maker has seen them. */
  transcript: string;
}

export type Check = CheckStep & { n: number; lane: Person; text: string };

export interface PersonPicture {
  /** The newest value of each name. */
  values: Map<string, Value>;
  /** All that were ever held under a name: who stands in the middle holds one for either side. */
  ever: Map<string, Value[]>;
  states: Map<string, string>;
  checks: Check[];
  /** The newest refusal. */
  refusal: Extract<Step, { kind: 'refuse' }> | undefined;
  /** The almost-SSL handshake messages sent and received in the clear, one behind the other. */
  transcript: string;
  said: string[];
  delivered: string[];
  /** How this person's part stopped, if it has. */
  stopped: 'refused' | 'waits' | 'ended' | undefined;
}

export interface Picture {
  cards: Map<string, CardPicture>;
  people: Record<Person, PersonPicture>;
  lastCheck: Check | undefined;
  now: Step | undefined;
}

export function picture(steps: readonly Step[]): Picture {
  const all: Picture = {
    cards: new Map(),
    people: { bob: person(), trudy: person(), alice: person() },
    lastCheck: undefined,
    now: steps.at(-1),
  };
  for (const step of steps) add(all, step);
  return all;
}

function person(): PersonPicture {
  return {
    values: new Map(),
    ever: new Map(),
    states: new Map(),
    checks: [],
    refusal: undefined,
    transcript: '',
    said: [],
    delivered: [],
    stopped: undefined,
  };
}

function add(all: Picture, step: Step): void {
  const who = all.people[step.lane];
  switch (step.kind) {
    case 'send':
    case 'inject':
      born(all, step.card, step.n, step.lane);
      hear(who, step.card);
      break;
    case 'copy':
    case 'edit':
    case 'reflect':
      made(all, step.card, step.result, step.n);
      break;
    case 'open':
      open(all.cards.get(step.card), step.layer, step.lane);
      break;
    case 'receive':
      hear(who, all.cards.get(step.card)?.card);
      break;
    case 'learn':
      who.values.set(step.value.name, step.value);
      who.ever.set(step.value.name, [...(who.ever.get(step.value.name) ?? []), step.value]);
      break;
    case 'state':
      who.states.set(step.name, step.value);
      break;
    case 'check':
      who.checks.push(step);
      all.lastCheck = step;
      break;
    case 'say':
      who.said.push(step.data);
      break;
    case 'deliver':
      who.delivered.push(step.data);
      break;
    case 'refuse':
      who.stopped = 'refused';
      who.refusal = step;
      break;
    case 'wait':
      who.stopped = 'waits';
      break;
    case 'end':
      who.stopped = 'ended';
      break;
    case 'day':
      for (const one of Object.values(all.people)) {
        one.stopped = undefined;
        one.transcript = '';
      }
      break;
    default:
      break;
  }
}

/** A new card: everybody reads the wire, only its maker what is inside. */
function born(all: Picture, card: Card, n: number, maker: Person, origin?: string): void {
  const layers = card.layers.map((layer, at): Readable => {
    const by: Person[] = at === 0 ? ['bob', 'trudy', 'alice'] : [maker];
    return { layer, by: new Set(by), differs: false };
  });
  const who = all.people[maker];
  const making = {
    values: new Map(who.values),
    seq: seq(who.states.get('send seq')),
    transcript: who.transcript,
  };
  all.cards.set(card.id, { card, born: n, origin, layers, making });
}

/** The count stands at the next record already when one goes out. */
function seq(next: string | undefined): string | undefined {
  const number = Number(next);
  if (next === undefined || !Number.isSafeInteger(number) || number < 1) return undefined;
  return (number - 1).toString(16).padStart(16, '0');
}

const HEADER = 5;

function hear(who: PersonPicture, card: Card | undefined): void {
  const wire = card?.layers[0];
  if (wire === undefined || !wire.bytes.startsWith('01af01')) return;
  const clear = wire.fields.length === 0 || wire.fields.some((field) => field.name === 'message type');
  if (clear) who.transcript += wire.bytes.slice(2 * HEADER);
}

/**
 * A card Trudy made from another. What the first card's bytes mean, this one's mean too; and she
 * reads inside it what she could read inside the first, no more.
 */
function made(all: Picture, origin: string, card: Card, n: number): void {
  const first = all.cards.get(origin);
  const wire = card.layers[0];
  const model = first?.card.layers[0];
  if (first === undefined || wire === undefined || model === undefined) {
    born(all, card, n, 'trudy', origin);
    return;
  }
  const fields = wire.fields.length > 0 || wire.bytes.length !== model.bytes.length
    ? wire.fields
    : model.fields;
  const same = wire.bytes === model.bytes && card.layers.length === 1;
  const layers = [{ ...wire, fields }, ...(same ? first.card.layers : card.layers).slice(1)];
  born(all, { ...card, layers }, n, 'trudy', origin);
  for (const inner of all.cards.get(card.id)?.layers.slice(1) ?? []) {
    const before = first.layers.find((one) => one.layer.bytes === inner.layer.bytes);
    if (before !== undefined) inner.by = new Set(before.by);
  }
}

function open(target: CardPicture | undefined, layer: Layer, who: Person): void {
  if (target === undefined) return;
  const namesake = target.layers.find((one) => one.layer.name === layer.name);
  const same = target.layers.find(
    (one) => one.layer.name === layer.name && one.layer.bytes === layer.bytes,
  );
  if (same !== undefined) same.by.add(who);
  else {
    // Who reads only the data and not the tag behind it reads nothing else.
    const differs = namesake !== undefined && !namesake.layer.bytes.startsWith(layer.bytes);
    target.layers.push({ layer, by: new Set([who]), differs });
  }
}
