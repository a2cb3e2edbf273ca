// The short lines told in a box, in place of the full sentences.

import type { View } from '../logic/address.ts';
import { isReadable, length, line } from '../logic/bytes.ts';
import type { Step } from '../logic/contract.ts';
import { isOpenTo } from '../logic/knowledge.ts';
import type { IconName } from '../parts/Icon.svelte';

export type Tone = 'plain' | 'good' | 'bad' | 'loud' | 'quiet';

export interface Item {
  step: Step;
  icon: IconName;
  words: string;
  tone: Tone;
  /** Names learned, told together in one line. */
  names: string[];
}

/** @param card the card of the box the steps are told in */
export function told(steps: readonly Step[], view: View, card: string | undefined): Item[] {
  const items: Item[] = [];
  for (const step of steps) {
    if (!isOpenTo(view, step)) continue;
    const item = tell(step, card);
    const last = items.at(-1);
    if (item?.step.kind === 'learn' && last?.step.kind === 'learn') {
      items[items.length - 1] = { ...item, names: [...last.names, ...item.names] };
    } else if (item !== undefined) items.push(item);
  }
  return items;
}

function tell(step: Step, card: string | undefined): Item | undefined {
  const item = (icon: IconName, words: string, tone: Tone = 'plain', names: string[] = []): Item => ({
    step,
    icon,
    words,
    tone,
    names,
  });
  switch (step.kind) {
    case 'say':
      return item('say', line(step.data));
    case 'deliver':
      return item('deliver', `delivered ${line(step.data)}`, 'loud');
    case 'learn':
      return item('learn', 'has', 'quiet', [step.value.name]);
    case 'check':
      return step.ok
        ? item('ok', `${step.name} is right`, 'good')
        : item('bad', `${step.name} is wrong`, 'bad');
    case 'refuse':
      return item('refuse', `refuses: ${step.check}`, 'bad');
    case 'wait':
      return item('wait', 'waits for ever', 'bad');
    case 'end':
      return item('end', 'told: end of stream', 'loud');
    case 'gain':
      if (step.data === undefined) return item('gain', step.text, 'bad');
      return isReadable(step.data)
        ? item('gain', `shows ${line(step.data)}`, 'bad')
        : item('see', `sees ${count(step.data)}, cannot read them`, 'quiet');
    case 'open':
      return item('open', `opens ${step.card === card ? 'it' : step.card}`, 'quiet');
    case 'connect':
      return item('connect', 'connects', 'quiet');
    case 'note':
      return item('note', step.text, 'quiet');
    default:
      return undefined;
  }
}

function count(data: string): string {
  return length(data) === 1 ? '1 byte' : `${length(data)} bytes`;
}
