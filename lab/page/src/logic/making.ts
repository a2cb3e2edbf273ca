// A check has two sides: what the receiver puts into the formula, and what the sender had put in.
// Where the two results differ it is because some input does; this finds the sender's inputs.

import { length, slice } from './bytes.ts';
import type { Field, Input, Person } from './contract.ts';
import type { CardPicture, Check, Picture } from './picture.ts';

export interface Making {
  who: Person;
  formula: string | undefined;
  /** What the sender put in, one for each input of the check; undefined where it cannot be told. */
  inputs: (Input | undefined)[];
}

/** How the sender made what is checked here, as far as it shows. */
export function making(all: Picture, check: Check): Making | undefined {
  const card = root(all, check.card);
  const mine = check.inputs ?? [];
  if (card === undefined || mine.length === 0) return undefined;
  const tag = tagField(card, check, mine.length);
  if (tag === undefined) return undefined;
  const inputs = (tag.inputs ?? []).map((name) => sent(card, name));
  if (inputs.every((one) => one === undefined)) return undefined;
  return { who: card.card.from, formula: tag.formula || undefined, inputs };
}

/** The record as its sender made it, before Trudy made another of it. */
function root(all: Picture, id: string | undefined): CardPicture | undefined {
  let card = id === undefined ? undefined : all.cards.get(id);
  while (card?.origin !== undefined) card = all.cards.get(card.origin);
  return card;
}

/**
 * The field inside the record that the check is about: the one with the bytes received, or, where
 * those have become others on the way, the last one made from as many inputs.
 */
function tagField(card: CardPicture, check: Check, inputs: number): Field | undefined {
  const made = inner(card).flatMap((layer) =>
    layer.fields
      .filter((field) => field.inputs?.length === inputs)
      .map((field) => ({ field, bytes: bytesOf(layer.bytes, field) })),
  );
  return (made.find((one) => one.bytes === check.received) ?? made.at(-1))?.field;
}

function sent(card: CardPicture, name: string): Input | undefined {
  const bytes = sentBytes(card, name);
  return bytes === undefined ? undefined : { name, bytes };
}

function sentBytes(card: CardPicture, name: string): string | undefined {
  const key = card.making.values.get(name);
  if (key !== undefined) return key.bytes;
  switch (name) {
    case 'seq':
      return card.making.seq;
    case 'handshake messages':
      return card.making.transcript || undefined;
    case 'length': {
      const data = fieldBytes(card, 'data') ?? fieldBytes(card, 'content');
      return data === undefined ? undefined : length(data).toString(16).padStart(4, '0');
    }
    case 'type':
    case 'version':
      return wireBytes(card, name);
    default:
      return fieldBytes(card, name);
  }
}

function inner(card: CardPicture) {
  return card.card.layers.slice(1);
}

function fieldBytes(card: CardPicture, name: string): string | undefined {
  for (const layer of inner(card)) {
    const field = layer.fields.find((one) => one.name === name);
    if (field !== undefined) return bytesOf(layer.bytes, field);
  }
  return undefined;
}

function wireBytes(card: CardPicture, name: string): string | undefined {
  const wire = card.card.layers[0];
  const field = wire?.fields.find((one) => one.name === name);
  return wire && field && bytesOf(wire.bytes, field);
}

function bytesOf(bytes: string, field: Field): string {
  return slice(bytes, field.offset, field.length);
}
