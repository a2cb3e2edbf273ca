// What something is called by eyes that cannot see into it, and which lines they have read.

import type { View } from './address.ts';
import type { Card, Person, Step } from './contract.ts';
import { isOpenTo, sentenceFor } from './knowledge.ts';
import type { CardPicture, Picture } from './picture.ts';

/** Whether a record's name tells what these eyes have not opened: what is inside an encrypted one. */
export function isShut(view: View, card: CardPicture, all: Picture): boolean {
  if (view === 'all') return false;
  // A handshake message in the clear is what its header says, though a field of it be encrypted.
  if (card.card.layers[0]?.fields.some((field) => field.name === 'message type')) return false;
  let isEncrypted = false;
  for (let one: CardPicture | undefined = card; one !== undefined; ) {
    const inner = one.layers.slice(1);
    if (inner.some((layer) => layer.by.has(view))) return false;
    if (inner.length > 0) isEncrypted = true;
    one = one.origin === undefined ? undefined : all.cards.get(one.origin);
  }
  return isEncrypted;
}

/** The outer type, which is in the clear. */
export function outerName(card: Card): string {
  const fields = card.layers[0]?.fields ?? [];
  const type = fields.find((field) => field.name === 'type')?.meaning ?? '';
  if (!/^[a-z_]+$/.test(type)) return 'encrypted record';
  if (type === 'application_data') return type;
  return `encrypted ${type} record`;
}

export function nameFor(view: View, card: CardPicture, all: Picture): string {
  return isShut(view, card, all) ? outerName(card.card) : card.card.name;
}

/** The step's sentence, with no name of a card that these eyes do not know. */
export function toldTo(view: View, step: Step, all: Picture): string {
  const told = sentenceFor(view, step);
  if (view === 'all' || (step.kind !== 'send' && step.kind !== 'inject')) return told;
  const card = all.cards.get(step.card.id);
  if (card === undefined || !isShut(view, card, all)) return told;
  return told.replace(step.card.name, outerName(step.card));
}

/** Whether these eyes have read this: on the wire, in a layer open to them, said, told or shown. */
export function hasRead(view: View, bytes: string, steps: readonly Step[], all: Picture): boolean {
  if (view === 'all') return true;
  for (const { layers } of all.cards.values()) {
    if (layers.some((one) => one.by.has(view) && has(one.layer.bytes, bytes))) return true;
  }
  return steps.some(
    (step) =>
      (step.kind === 'say' || step.kind === 'deliver' || step.kind === 'gain') &&
      isOpenTo(view, step) &&
      has(step.data ?? '', bytes),
  );
}

function has(bytes: string, part: string): boolean {
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) {
    if (at % 2 === 0) return true;
  }
  return false;
}

export interface Told {
  day: number;
  lines: string[];
}

/** The lines a person's application was told, day by day, as bytes. */
export function toldTheDay(steps: readonly Step[], who: Person): Told[] {
  return byDay(steps, 'deliver', who);
}

/** What Bob was told on the days on which that is not what Alice's application said. */
export function deceived(steps: readonly Step[], who: Person, by: Person): Told[] {
  const said = byDay(steps, 'say', by);
  return toldTheDay(steps, who).filter(({ day, lines }) => {
    const meant = (said.find((one) => one.day === day)?.lines ?? []).join('');
    return !meant.startsWith(lines.join(''));
  });
}

function byDay(steps: readonly Step[], kind: 'say' | 'deliver', who: Person): Told[] {
  const days: Told[] = [];
  let day = 1;
  for (const step of steps) {
    if (step.kind === 'day') day = step.day;
    if (step.kind !== kind || step.lane !== who) continue;
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(step.data);
    else days.push({ day, lines: [step.data] });
  }
  return days;
}
