// What a refusal rests on: the check that failed, where one with numbers did; else its own words.

import type { Person, Step, Verdict } from './contract.ts';
import type { Check, Picture } from './picture.ts';

export type Refusal = Extract<Step, { kind: 'refuse' }>;

/** What the microscope shows of a refusal. */
export type Ground = { kind: 'check'; n: number } | { kind: 'refusal'; n: number };

/** The ground of the newest refusal of this person, of the verdict's if it names one. */
export function groundOf(steps: readonly Step[], who: Person, check?: string): Ground | undefined {
  const isTheirs = (step: Step): step is Refusal => step.kind === 'refuse' && step.lane === who;
  const refusal =
    steps.findLast((step) => isTheirs(step) && step.check === check) ?? steps.findLast(isTheirs);
  if (refusal === undefined) {
    const failed = steps.findLast((step) => step.kind === 'check' && step.lane === who && !step.ok);
    return failed && { kind: 'check', n: failed.n };
  }
  // What was checked before the last thing came in was about something else.
  const behind = steps.filter((step) => step.lane === who && step.n < refusal.n);
  const last = behind.findLast((step) => step.kind === 'check' || step.kind === 'receive');
  return last?.kind === 'check' && !last.ok
    ? { kind: 'check', n: last.n }
    : { kind: 'refusal', n: refusal.n };
}

/** What the microscope looks at when all is over: whatever the one who noticed noticed it by. */
export function groundOfVerdict(steps: readonly Step[], verdict: Verdict): Ground | undefined {
  return verdict.who === undefined ? undefined : groundOf(steps, verdict.who, verdict.check);
}

/** "refused at certificate: certificate's issuer". */
export function refused(refusal: { check: string; step?: string }): string {
  return refusal.step === undefined
    ? `refused: ${refusal.check}`
    : `refused at ${refusal.step}: ${refusal.check}`;
}

/** The newest a person has to show: the check, the refusal, or a check and the refusal by it. */
export function lastWord(all: Picture, who: Person): {
  check: Check | undefined;
  refusal: Refusal | undefined;
} {
  const { checks, refusal } = all.people[who];
  const check = checks.at(-1);
  if (refusal === undefined || check === undefined) return { check, refusal };
  if (refusal.n < check.n) return { check, refusal: undefined };
  return { check: check.ok ? undefined : check, refusal };
}

/** Who checked or refused last. */
export function lastToCheck(all: Picture): Person {
  const newest = (who: Person) => {
    const { check, refusal } = lastWord(all, who);
    return Math.max(check?.n ?? -1, refusal?.n ?? -1);
  };
  return newest('bob') > newest('alice') ? 'bob' : 'alice';
}
