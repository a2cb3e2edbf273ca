// Short runs for the tests, written as a play is: one step a call.

import type { Card, Layer, Person, Step } from './contract.ts';
import { OTHER } from './words.ts';

type Told = Step extends infer S ? (S extends Step ? Omit<S, 'n' | 'text'> : never) : never;

export function play(...told: Told[]): Step[] {
  return told.map((step, at) => ({ n: at + 1, text: `step ${at + 1}`, ...step }) as Step);
}

export function layer(name: string, bytes: string): Layer {
  return { name, bytes, fields: [] };
}

export function card(id: string, from: Person, ...layers: Layer[]): Card {
  return { id, from, to: OTHER[from], name: 'data record', layers: layers.length ? layers : [layer('wire', '00')] };
}
