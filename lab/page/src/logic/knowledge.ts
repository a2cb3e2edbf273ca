// Who may see what: the page can be looked at with one person's eyes.

import type { View } from './address.ts';
import type { Person, Step, Value } from './contract.ts';
import type { CardPicture, Picture, Readable } from './picture.ts';

export const NAMES: Record<Person, string> = { bob: 'Bob', trudy: 'Trudy', alice: 'Alice' };

/** The layers of a card that are open to these eyes. */
export function layersFor(view: View, card: CardPicture): Readable[] {
  return view === 'all' ? card.layers : card.layers.filter((one) => one.by.has(view));
}

/** How many layers these eyes cannot open. */
export function sealedFor(view: View, card: CardPicture): number {
  return card.layers.length - layersFor(view, card).length;
}

/** What happens inside one person's head; everything else is on the wire for all to see. */
const INSIDE = new Set<Step['kind']>([
  'open',
  'learn',
  'state',
  'check',
  'say',
  'deliver',
  'gain',
]);

export function isOpenTo(view: View, step: Step): boolean {
  return view === 'all' || view === step.lane || !INSIDE.has(step.kind);
}

/** The step's sentence as these eyes may read it. */
export function sentenceFor(view: View, step: Step): string {
  if (isOpenTo(view, step) || view === 'all') return step.text;
  return `${NAMES[step.lane]} does something that ${NAMES[view]} cannot see.`;
}

export interface Held {
  value: Value;
  /** How it comes that Trudy has it, in short. */
  note: string | undefined;
}

export interface ValueRow {
  name: string;
  held: Record<Person, Value | undefined>;
  /** What Trudy holds: Bob's and Alice's where she has either, else her newest. */
  trudys: Held[];
  /** Whose bytes have passed over the wire in the clear, where all can see them. */
  open: Set<Person>;
  /** Bob and Alice both hold one and they are not the same bytes. */
  clash: boolean;
}

/** The table of values: one row a name in the order of first learning, one column a person. */
export function valueRows(all: Picture): ValueRow[] {
  const names = new Set<string>();
  for (const one of Object.values(all.people)) for (const name of one.values.keys()) names.add(name);
  return [...names].map((name) => {
    const held = {
      bob: all.people.bob.values.get(name),
      trudy: all.people.trudy.values.get(name),
      alice: all.people.alice.values.get(name),
    };
    const clash =
      held.bob !== undefined && held.alice !== undefined && held.bob.bytes !== held.alice.bytes;
    const open = new Set(
      (['bob', 'alice'] as const).filter((who) => held[who] && isOnWire(all, held[who].bytes)),
    );
    return { name, held, clash, trudys: trudys(all, name, open), open };
  });
}

/** Too few bytes would be found anywhere by chance. */
const LONG_ENOUGH = 8;

function isOnWire(all: Picture, bytes: string): boolean {
  if (bytes.length < 2 * LONG_ENOUGH) return false;
  return [...all.cards.values()].some((one) => {
    const wire = one.card.layers[0]?.bytes ?? '';
    for (let at = wire.indexOf(bytes); at >= 0; at = wire.indexOf(bytes, at + 1)) {
      if (at % 2 === 0) return true;
    }
    return false;
  });
}

function trudys(all: Picture, name: string, open: ReadonlySet<Person>): Held[] {
  const ever = all.people.trudy.ever.get(name) ?? [];
  const found: Held[] = [];
  for (const value of ever.toReversed()) {
    if (found.some((one) => one.value.bytes === value.bytes)) continue;
    const of = (['bob', 'alice'] as const)
      .filter((who) => all.people[who].values.get(name)?.bytes === value.bytes)
      .map((who) => NAMES[who]);
    if (of.length > 0) found.push({ value, note: `= ${of.join(' and ')}’s` });
  }
  for (const who of open) {
    const value = all.people[who].values.get(name);
    if (value === undefined || found.some((one) => one.value.bytes === value.bytes)) continue;
    found.push({ value, note: 'on the wire' });
  }
  const newest = ever.at(-1);
  return found.length > 0 || newest === undefined ? found : [{ value: newest, note: undefined }];
}

/** Whether these eyes may see the bytes this person holds under this name. */
export function mayRead(view: View, row: ValueRow, holder: Person): boolean {
  if (view === 'all' || view === holder || row.open.has(holder)) return true;
  const theirs = row.held[holder];
  const mine = view === 'trudy' ? row.trudys.map((one) => one.value) : [row.held[view]];
  return theirs !== undefined && mine.some((one) => one?.bytes === theirs.bytes);
}
