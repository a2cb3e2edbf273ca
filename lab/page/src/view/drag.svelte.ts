// A card in Trudy's lane being dragged, and what letting it go here would do.

import type { Card } from '../logic/contract.ts';
import { outline } from '../logic/fields.ts';
import { say, type Move } from '../logic/moves.ts';
import { lab } from './lab.svelte.ts';

const THRESHOLD = 5;
const EDGE = 44;

class Drag {
  card = $state.raw<Card>();
  x = $state(0);
  y = $state(0);
  /** What would happen if the card were let go now. */
  move = $state.raw<Move>();
  words = $derived(this.move === undefined ? 'Let go on a target' : say(this.move));

  /** Watches a press on a card; it becomes a drag once the pointer has moved. */
  begin(event: PointerEvent, card: Card): void {
    if (event.button !== 0) return;
    const [left, top] = [event.clientX, event.clientY];
    const abort = new AbortController();
    const options = { signal: abort.signal };
    addEventListener(
      'pointermove',
      (moved) => {
        if (this.card === undefined && Math.hypot(moved.clientX - left, moved.clientY - top) < THRESHOLD) return;
        if (this.card === undefined) {
          this.card = card;
          this.#creep();
        }
        this.#over(moved);
      },
      options,
    );
    const end = (drop: boolean) => {
      abort.abort();
      if (this.card === undefined) return;
      // The click that ends a drag is none.
      const swallow = (click: Event) => click.stopPropagation();
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, true));
      const move = this.move;
      this.card = undefined;
      this.move = undefined;
      if (drop && move !== undefined) lab.move(move);
    };
    addEventListener('pointerup', () => end(true), options);
    addEventListener('pointercancel', () => end(false), options);
    addEventListener('keydown', (key) => key.key === 'Escape' && end(false), options);
  }

  /** Near the lanes' upper or lower edge the lanes creep along. */
  #creep(): void {
    if (this.card === undefined) return;
    const pane = document.querySelector('.lanes');
    const box = pane?.getBoundingClientRect();
    const tray = document.querySelector('.tray')?.getBoundingClientRect();
    if (pane && box && tray && this.x > box.left && this.x < box.right) {
      if (this.y > box.top && this.y < box.top + EDGE) pane.scrollTop -= 6;
      if (this.y < tray.top && this.y > tray.top - EDGE) pane.scrollTop += 6;
    }
    requestAnimationFrame(() => this.#creep());
  }

  #over(event: PointerEvent): void {
    this.x = event.clientX;
    this.y = event.clientY;
    const target = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-drop]');
    this.move = this.card && moveFor(this.card, target?.getAttribute('data-drop') ?? '');
  }
}

/** The move that dropping this card on this target stands for. */
function moveFor(card: Card, target: string): Move | undefined {
  const [what, which] = target.split(':');
  switch (what) {
    case 'drop':
    case 'copy':
    case 'fin':
    case 'rst':
    case 'reflect':
      return { card: card.id, act: what };
    case 'retype':
      return { card: card.id, act: 'retype', type: which ?? '03' };
    case 'flip':
      return { card: card.id, act: 'flip', at: flipAt(card), mask: '01' };
    case 'lane':
      if (which === card.from) return { card: card.id, act: 'reflect' };
      return which === card.to ? { card: card.id, act: 'copy' } : undefined;
    case 'card':
      return behind(card.id, which ?? '');
    default:
      return undefined;
  }
}

/** Dropped on a later card it goes behind that one; on an earlier one, that one goes behind it. */
function behind(card: string, other: string): Move | undefined {
  if (card === other || card[0] !== other[0]) return undefined;
  const later = Number(other.slice(1)) > Number(card.slice(1));
  return later ? { card, act: 'after', other } : { card: other, act: 'after', other: card };
}

/** A byte inside the last field of the wire, where the payload is. */
export function flipAt(card: Card): number {
  const wire = card.layers[0];
  const last = wire && outline(wire.fields).findLast((node) => node.leaf)?.field;
  return last === undefined ? 0 : last.offset + Math.min(4, last.length - 1);
}

export const drag = new Drag();
