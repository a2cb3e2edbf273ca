// The few words and signs the page itself adds; whatever explains the protocol comes from the lab.

import type { Person, Step, VerdictKind } from './contract.ts';

export const VERDICTS: Record<VerdictKind, { title: string; hint: string }> = {
  succeeds: { title: 'The attack succeeds', hint: 'Trudy gets it and nobody notices.' },
  'too-late': { title: 'Noticed, but too late', hint: 'Found out after the harm.' },
  noticed: { title: 'Noticed', hint: 'A check fails in time.' },
  denial: { title: 'Denial of service only', hint: 'She stops the talk, no more.' },
  'no-effect': { title: 'No effect', hint: 'As if she had done nothing.' },
  'not-applicable': { title: 'Does not apply', hint: 'Nothing here to attack so.' },
  simulated: { title: 'Simulated', hint: 'Needs a machine of the future.' },
};

export const VERDICT_KINDS = Object.keys(VERDICTS) as VerdictKind[];

/** "passed on in 3 TCP segments": what the lab's sentence says of the pieces, where it was cut. */
function passed(text: string): string {
  const pieces = /\bin (\d+) TCP segments\b/.exec(text)?.[1];
  if (pieces === undefined) return 'passed on';
  return `passed on in ${pieces} TCP segment${pieces === '1' ? '' : 's'}`;
}

/** What Trudy did to a card, as one word for its badge. */
export function deed(step: Step): string | undefined {
  switch (step.kind) {
    case 'drop':
      return 'dropped';
    case 'hold':
      return 'held';
    case 'release':
      return 'released';
    case 'copy':
      return 'copied';
    case 'edit':
      return 'edited';
    case 'reflect':
      return 'reflected';
    case 'inject':
      return 'made by Trudy';
    case 'pass':
      return passed(step.text);
    default:
      return undefined;
  }
}

export const OTHER: Record<Person, Person> = { bob: 'alice', alice: 'bob', trudy: 'alice' };
