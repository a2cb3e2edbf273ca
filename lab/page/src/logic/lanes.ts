// Where each step stands in the drawing: three lanes, time downwards. Every lane runs strictly
// down, and a thing received never stands above where it was sent: a space-time diagram, packed.

import type { Person, Step } from './contract.ts';

export type BlockKind = 'send' | 'hands' | 'receive' | 'line' | 'fin' | 'rst' | 'day';

/** One box of the drawing, and the steps told in it, in order. */
export interface Block {
  key: string;
  lane: Person;
  kind: BlockKind;
  row: number;
  card: string | undefined;
  steps: Step[];
}

export type WireKind = 'flow' | 'becomes' | 'later';

/** A line from one box to another. */
export interface Wire {
  from: string;
  to: string;
  kind: WireKind;
  card: string | undefined;
}

export interface Drawing {
  blocks: Block[];
  wires: Wire[];
  rows: number;
}

export function draw(steps: readonly Step[]): Drawing {
  const pen = new Pen();
  for (const step of steps) pen.step(step);
  return { blocks: pen.blocks, wires: pen.wires, rows: pen.bottom + 1 };
}

function isQuiet(step: Step): boolean {
  return step.kind === 'say' || step.kind === 'state';
}

class Pen {
  readonly blocks: Block[] = [];
  readonly wires: Wire[] = [];
  bottom = -1;
  readonly #last: Partial<Record<Person, Block>> = {};
  /** Where each card was sent from, and where Trudy last had it in her hands. */
  readonly #sent = new Map<string, Block>();
  readonly #held = new Map<string, Block>();
  /** The row of the newest day's line. */
  #today = -1;
  /** An end (FIN or RST) on its way to somebody. */
  readonly #ending = new Map<Person, Block>();

  step(step: Step): void {
    switch (step.kind) {
      case 'day':
        this.#day(step);
        return;
      case 'send':
        this.#send(step, step.card.id);
        return;
      case 'inject':
        this.#made(step, step.card.id);
        return;
      case 'see':
      case 'pass':
      case 'drop':
      case 'hold':
        this.#hands(step, step.card);
        return;
      case 'release':
        this.#release(step, step.card);
        return;
      case 'copy':
      case 'edit':
      case 'reflect':
        this.#makes(step, step.card, step.result.id);
        return;
      case 'receive':
        this.#receive(step, step.card);
        return;
      case 'fin':
      case 'rst':
        this.#ends(step, step.to);
        return;
      case 'say':
        this.#block(step, 'line', this.#next(step.lane));
        return;
      case 'wait':
        this.#block(step, 'line', this.bottom + 1);
        return;
      case 'end':
        this.#told(step);
        return;
      default:
        this.#attach(step);
    }
  }

  #day(step: Step): void {
    const block = this.#block(step, 'day', this.bottom + 1);
    for (const lane of ['bob', 'trudy', 'alice'] as const) this.#last[lane] = block;
    this.#today = block.row;
    this.#ending.clear();
  }

  #send(step: Step, card: string): void {
    // What an application says and the record that carries it are one box.
    const said = this.#last[step.lane];
    if (said?.kind === 'line' && said.steps[0]?.kind === 'say' && said.steps.every(isQuiet)) {
      said.kind = 'send';
      said.card = card;
      said.steps.push(step);
      this.#sent.set(card, said);
      return;
    }
    this.#sent.set(card, this.#block(step, 'send', this.#next(step.lane), card));
    if (step.lane === 'trudy') this.#held.set(card, this.#sent.get(card)!);
  }

  #made(step: Step, card: string): void {
    this.#held.set(card, this.#block(step, 'hands', this.#next('trudy'), card));
  }

  #hands(step: Step, card: string): Block {
    const before = this.#held.get(card);
    if (before !== undefined) {
      before.steps.push(step);
      return before;
    }
    const from = this.#sent.get(card);
    const block = this.#block(step, 'hands', Math.max(this.#next('trudy'), from?.row ?? 0), card);
    if (from !== undefined) this.#wire(from, block, 'flow', card);
    this.#held.set(card, block);
    return block;
  }

  #release(step: Step, card: string): void {
    const before = this.#held.get(card);
    if (before === undefined || before === this.#last.trudy) {
      this.#hands(step, card);
      return;
    }
    const block = this.#block(step, 'hands', this.#next('trudy'), card);
    this.#wire(before, block, 'later', card);
    this.#held.set(card, block);
  }

  #makes(step: Step, card: string, result: string): void {
    const before = this.#held.get(card);
    if (before === undefined || before === this.#last.trudy) {
      // The step is told in the first box; the second only stands for what came of it.
      const from = this.#hands(step, card);
      const block = this.#block(step, 'hands', this.#next('trudy'), result);
      block.steps = [];
      this.#wire(from, block, 'becomes', result);
      this.#held.set(result, block);
      return;
    }
    // The first box lies further back: what is done now is told where it is done.
    const block = this.#block(step, 'hands', this.#next('trudy'), result);
    if (before.row > this.#today) this.#wire(before, block, 'becomes', result);
    this.#held.set(result, block);
  }

  #receive(step: Step, card: string): void {
    const from = this.#held.get(card) ?? this.#sent.get(card);
    const row = Math.max(this.#next(step.lane), from?.row ?? 0);
    const block = this.#block(step, 'receive', row, card);
    if (from !== undefined && from.lane !== step.lane) this.#wire(from, block, 'flow', card);
    if (step.lane === 'trudy') this.#held.set(card, block);
  }

  #ends(step: Step, to: Person): void {
    const away = to === 'trudy' ? (step.lane === 'bob' ? 'alice' : 'bob') : to;
    const from = step.lane === 'trudy' ? this.#ending.get(away) : undefined;
    const row = Math.max(this.#next(step.lane), from?.row ?? 0);
    const block = this.#block(step, step.kind === 'rst' ? 'rst' : 'fin', row);
    if (from !== undefined && from.lane !== 'trudy') this.#wire(from, block, 'flow');
    this.#ending.set(away, block);
  }

  #told(step: Step): void {
    const from = this.#ending.get(step.lane);
    if (from === undefined) {
      this.#attach(step);
      return;
    }
    this.#ending.delete(step.lane);
    const block = this.#block(step, 'line', Math.max(this.#next(step.lane), from.row));
    this.#wire(from, block, 'flow');
  }

  /** Goes under the lane's newest box, unless the other lanes have run on since. */
  #attach(step: Step): void {
    const last = this.#last[step.lane];
    const quiet = step.kind === 'state';
    if (last !== undefined && last.kind !== 'day' && (quiet || last.row >= this.bottom - 2)) {
      last.steps.push(step);
    } else {
      this.#block(step, 'line', Math.max(this.#next(step.lane), this.bottom));
    }
  }

  #next(lane: Person): number {
    const last = this.#last[lane];
    return Math.max(last === undefined ? 0 : last.row + 1, this.bottom - 1);
  }

  #block(step: Step, kind: BlockKind, row: number, card?: string): Block {
    const key = `${step.n} ${step.lane} ${card ?? kind}`;
    const block: Block = { key, lane: step.lane, kind, row, card, steps: [step] };
    this.blocks.push(block);
    this.#last[step.lane] = block;
    this.bottom = Math.max(this.bottom, row);
    return block;
  }

  #wire(from: Block, to: Block, kind: WireKind, card?: string): void {
    this.wires.push({ from: from.key, to: to.key, kind, card });
  }
}
