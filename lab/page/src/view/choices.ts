// The entries of a card's menu.

import type { Card } from '../logic/contract.ts';
import { NAMES } from '../logic/knowledge.ts';
import type { Move } from '../logic/moves.ts';
import type { Picture } from '../logic/picture.ts';
import type { IconName } from '../parts/Icon.svelte';
import { flipAt } from './drag.svelte.ts';
import { lab } from './lab.svelte.ts';
import { scope } from './scope.svelte.ts';

export interface Choice {
  icon: IconName;
  words: string;
  move: Move;
}

export function choicesFor(card: Card, all: Picture): Choice[] {
  const id = card.id;
  const to = NAMES[card.to];
  return [
    { icon: 'drop', words: 'Drop it', move: { card: id, act: 'drop' } },
    { icon: 'copy', words: `Send it to ${to} twice`, move: { card: id, act: 'copy' } },
    { icon: 'reflect', words: `Also send it back to ${NAMES[card.from]}`, move: { card: id, act: 'reflect' } },
    ...laterThan(card, all).map(
      (other): Choice => ({
        icon: 'move',
        words: `Move it behind ${other}`,
        move: { card: id, act: 'after', other },
      }),
    ),
    flip(card),
    ...retypes(card),
    { icon: 'fin', words: `Send ${to} FIN in its place`, move: { card: id, act: 'fin' } },
    { icon: 'rst', words: `Send ${to} RST in its place`, move: { card: id, act: 'rst' } },
  ];
}

/** The next cards of the same sender: known from the whole run, shown or not. */
function laterThan(card: Card, all: Picture): string[] {
  const ids = new Set(all.cards.keys());
  for (const step of lab.run.steps) if (step.kind === 'send') ids.add(step.card.id);
  const number = Number(card.id.slice(1));
  return [...ids]
    .filter((id) => id[0] === card.id[0] && Number(id.slice(1)) > number)
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .slice(0, 4);
}

/** The byte under the microscope's caret where it stands in this card, else one of the payload. */
function flip(card: Card): Choice {
  const here = scope.picked?.kind === 'card' && scope.picked.id === card.id && scope.layer === 0;
  const at = here && scope.caret >= 0 ? scope.caret : flipAt(card);
  return {
    icon: 'flip',
    words: `Flip a bit of byte ${at}`,
    move: { card: card.id, act: 'flip', at, mask: '01' },
  };
}

const TYPES: Record<string, Record<string, string>> = {
  almost: { '01': 'handshake', '02': 'data', '03': 'close' },
  tls: { '15': 'alert', '16': 'handshake', '17': 'data' },
};

function retypes(card: Card): Choice[] {
  const types = TYPES[lab.rung?.family ?? ''] ?? {};
  const mine = card.layers[0]?.bytes.slice(0, 2);
  return Object.entries(types)
    .filter(([type]) => type !== mine)
    .map(([type, name]) => ({
      icon: 'retype',
      words: `Call it ${name} (type ${type})`,
      move: { card: card.id, act: 'retype', type },
    }));
}
