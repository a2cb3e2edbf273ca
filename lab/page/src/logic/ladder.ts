// The ladder as a list: which rungs show a sentence, and which attacks fit a rung.

import type { Attack, Catalogue, Rung } from './contract.ts';

export interface Storey {
  /** The number rungs share: 7 for 7a to 7d. */
  number: string;
  rungs: Rung[];
}

/** Variants of one step of the ladder stand together. */
export function steps(rungs: readonly Rung[]): Storey[] {
  const found: Storey[] = [];
  for (const rung of rungs) {
    const number = /^\d+/.exec(rung.id)?.[0] ?? rung.id;
    const last = found[found.length - 1];
    if (last?.number === number) last.rungs.push(rung);
    else found.push({ number, rungs: [rung] });
  }
  return found;
}

export function shows(rung: Rung, sentence: number | undefined): boolean {
  return sentence === undefined || rung.sentences.includes(sentence);
}

/** The attacks that can be made here first, then the others. */
export function attacksOn(catalogue: Catalogue, rung: Rung | undefined): {
  here: Attack[];
  elsewhere: Attack[];
} {
  const here = catalogue.attacks.filter((one) => rung?.attacks.includes(one.id));
  const elsewhere = catalogue.attacks.filter((one) => !rung?.attacks.includes(one.id));
  return { here, elsewhere };
}
