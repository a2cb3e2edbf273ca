// The few words and signs the page itself adds; whatever explains the protocol comes from the lab.

import type { Person, Step, VerdictKind } from './contract.ts';

export const VERDICTS: Record<VerdictKind, { title: string; hint: string }> = {
  succeeds: { title: 'The attack succeeds', hint: 'Trudy gets what she wanted and nobody notices.' },
  'too-late': { title: 'Noticed, but too late', hint: 'Somebody notices after the harm is done.' },
  noticed: { title: 'Noticed', hint: 'A check fails before anything wrong is delivered.' },
  denial: { title: 'Denial of service only', hint: 'Trudy stops the talk and gains nothing else.' },
  'no-effect': { title: 'No effect', hint: 'Everything goes as if Trudy had done nothing.' },
  'not-applicable': { title: 'Does not apply', hint: 'There is nothing here to attack in this way.' },
  simulated: { title: 'Simulated', hint: 'The lab hands Trudy what only a future machine could give.' },
};

export const VERDICT_KINDS = Object.keys(VERDICTS) as VerdictKind[];

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
      return 'passed on';
    default:
      return undefined;
  }
}

export const OTHER: Record<Person, Person> = { bob: 'alice', alice: 'bob', trudy: 'alice' };
