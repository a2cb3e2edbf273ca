// What the microscope looks at, and what is lit: a name lights up wherever it stands on the page.

import type { Person, Step, Verdict } from '../logic/contract.ts';
import { groundOf, groundOfVerdict } from '../logic/ending.ts';

export type Picked =
  | { kind: 'card'; id: string }
  | { kind: 'value'; holder: Person; name: string; bytes: string }
  | { kind: 'check'; n: number }
  | { kind: 'refusal'; n: number };

class Scope {
  picked = $state.raw<Picked>();
  layer = $state(0);
  /** The byte under the caret, in the layer shown. */
  caret = $state(-1);
  name = $state<string>();
  inputs = $state.raw<readonly string[]>([]);
  /** Which field of the layer it is, where several have the name. */
  place = $state<number>();

  pick(picked: Picked): void {
    const same = this.picked?.kind === 'card' && picked.kind === 'card' && this.picked.id === picked.id;
    this.picked = picked;
    if (!same) {
      this.layer = 0;
      this.caret = -1;
    }
    this.dim();
  }

  /** Looks at what the newest step is about that is about something; at the end, at what failed. */
  follow(steps: readonly Step[], verdict?: Verdict): void {
    const ground = verdict && groundOfVerdict(steps, verdict);
    const last = steps.at(-1);
    const picked =
      ground ??
      (last?.kind === 'refuse' ? groundOf(steps, last.lane) : undefined) ??
      steps.map(subject).findLast((one) => one !== undefined);
    if (picked !== undefined) this.pick(picked);
    else {
      this.picked = undefined;
      this.dim();
    }
  }

  light(name: string, inputs: readonly string[] = [], place?: number): void {
    this.name = name;
    this.place = place;
    this.inputs = inputs;
  }

  dim(): void {
    this.name = undefined;
    this.place = undefined;
    this.inputs = [];
  }

  /** How a name glows: fully, as an input of what does, or not at all. */
  glow(name: string, inputs: readonly string[] = []): 'lit' | 'lit-soft' | '' {
    if (this.name === undefined) return '';
    if (this.name === name) return 'lit';
    return this.inputs.includes(name) || inputs.includes(this.name) ? 'lit-soft' : '';
  }

  /** The same for a field of the layer shown. */
  glowAt(place: number, name: string, inputs: readonly string[] = []): 'lit' | 'lit-soft' | '' {
    const glow = this.glow(name, inputs);
    return glow === 'lit' && this.place !== undefined && this.place !== place ? '' : glow;
  }
}

/** What a step is about, if it is about something that has bytes. */
function subject(step: Step): Picked | undefined {
  switch (step.kind) {
    case 'send':
    case 'inject':
      return { kind: 'card', id: step.card.id };
    case 'copy':
    case 'edit':
    case 'reflect':
      return { kind: 'card', id: step.result.id };
    case 'see':
    case 'pass':
    case 'drop':
    case 'hold':
    case 'release':
    case 'receive':
    case 'open':
      return { kind: 'card', id: step.card };
    case 'check':
      return { kind: 'check', n: step.n };
    case 'learn':
      return { kind: 'value', holder: step.lane, name: step.value.name, bytes: step.value.bytes };
    default:
      return undefined;
  }
}

export const scope = new Scope();
