// "Predict first": the visitor says how it will end before the page does.

import type { Person, Step, Verdict, VerdictKind } from './contract.ts';

export interface Guess {
  kind: VerdictKind;
  who: Person | undefined;
}

export interface Score {
  asked: number;
  kind: number;
  who: number;
  /** Of those where somebody notices: only there the second question counts. */
  whoAsked: number;
}

export const NO_SCORE: Score = { asked: 0, kind: 0, who: 0, whoAsked: 0 };

/** Whether somebody notices in a verdict of this kind, so that "who" can be asked. */
export function hasNoticer(kind: VerdictKind): boolean {
  return kind === 'noticed' || kind === 'too-late';
}

/** What lies inside a simulated verdict is not ours to see; the kind alone is compared. */
export function kindRight(guess: Guess, verdict: Verdict): boolean {
  return guess.kind === verdict.kind;
}

export function whoRight(guess: Guess, verdict: Verdict): boolean {
  return hasNoticer(verdict.kind) && guess.who === verdict.who;
}

export function tally(score: Score, guess: Guess, verdict: Verdict): Score {
  return {
    asked: score.asked + 1,
    kind: score.kind + (kindRight(guess, verdict) ? 1 : 0),
    who: score.who + (whoRight(guess, verdict) ? 1 : 0),
    whoAsked: score.whoAsked + (hasNoticer(verdict.kind) ? 1 : 0),
  };
}

const ACTS = new Set<Step['kind']>([
  'drop',
  'hold',
  'copy',
  'edit',
  'reflect',
  'inject',
  'gain',
]);

/**
 * How many steps may be shown before the question is answered: up to Trudy's first act, so that
 * the handshake can be watched but not the outcome.
 */
export function gate(steps: readonly Step[]): number {
  const at = steps.findIndex((step) => {
    if (step.lane !== 'trudy') return step.kind === 'refuse' || step.kind === 'wait';
    return ACTS.has(step.kind) || ((step.kind === 'fin' || step.kind === 'rst') && !ended(steps, step));
  });
  return at < 0 ? Math.max(0, steps.length - 1) : at;
}

/** Whether Trudy's FIN or RST only hands on one that came to her. */
function ended(steps: readonly Step[], mine: Step): boolean {
  return steps.some(
    (step) =>
      step.n < mine.n && step.lane !== 'trudy' && (step.kind === 'fin' || step.kind === 'rst'),
  );
}
