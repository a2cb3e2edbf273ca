// The keyboard's short ways; the help sheet lists the same table.

import { VIEWS } from '../logic/address.ts';
import { dialogs } from './dialogs.svelte.ts';
import { lab } from './lab.svelte.ts';

export interface Shortcut {
  keys: string;
  does: string;
}

export const SHORTCUTS: Shortcut[] = [
  { keys: '→', does: 'one step on' },
  { keys: '←', does: 'one step back' },
  { keys: 'Shift →, Shift ←', does: 'to the next, the last record on the wire' },
  { keys: 'Home, End', does: 'to the start, to the verdict' },
  { keys: 'Space', does: 'play or pause' },
  { keys: '1 2 3 4', does: 'view as everybody, Bob, Trudy, Alice' },
  { keys: 'p', does: 'predict first, on or off' },
  { keys: '[ and ]', does: 'the rung below, the rung above' },
  { keys: 'l, t, m, k', does: 'to the ladder, Trudy’s lane, the microscope, the knowledge table' },
  { keys: 'e', does: 'where the chapter simplifies (errata)' },
  { keys: '?', does: 'this sheet' },
  { keys: '↑ ↓', does: 'within a list or Trudy’s lane (Enter chooses)' },
  { keys: 'Enter', does: 'on one of Trudy’s cards: what she may do with it' },
];

const TYPING = 'input:not([type=range]), select, textarea, dialog, [role=menu], .popover .sheet';
const PRESSED_BY_SPACE = 'button, a, summary';

/** Whether Space was the run's: then its release presses no button either. */
let taken = false;

export function shortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.closest(TYPING)) return;
  if (event.key === ' ' && isTabbedTo(target)) return;
  if (!act(event)) return;
  event.preventDefault();
  taken = event.key === ' ';
}

export function released(event: KeyboardEvent): void {
  if (event.key !== ' ' || !taken) return;
  taken = false;
  event.preventDefault();
}

let clicked: Element | null = null;

/** What the mouse has left the focus on is not what the next key is meant for. */
export function clicks(event: PointerEvent): void {
  clicked = (event.target as HTMLElement).closest(PRESSED_BY_SPACE);
}

/** Somebody without a mouse stands on a button outside the lists: there Space presses it. */
function isTabbedTo(target: HTMLElement): boolean {
  const button = target.closest(PRESSED_BY_SPACE);
  return button !== null && button !== clicked && !button.matches('[data-rove]');
}

function act(event: KeyboardEvent): boolean {
  if (lab.address.page === 'bench' && !'[]le?'.includes(event.key)) return false;
  switch (event.key) {
    case 'ArrowRight':
      if (event.shiftKey) lab.leap(1);
      else lab.forth();
      return true;
    case 'ArrowLeft':
      if (event.shiftKey) lab.leap(-1);
      else lab.back();
      return true;
    case 'Home':
      lab.to(0);
      return true;
    case 'End':
      lab.to(lab.limit);
      return true;
    case ' ':
      lab.toggle();
      return true;
    case '1':
    case '2':
    case '3':
    case '4': {
      const view = VIEWS[Number(event.key) - 1]!;
      lab.go({ view });
      return true;
    }
    case 'p':
      lab.go({ predict: !lab.address.predict });
      return true;
    case '[':
      return climb(-1);
    case ']':
      return climb(1);
    case 'l':
      return focus('ladder');
    case 't':
      return focus('lanes');
    case 'm':
      return focus('microscope');
    case 'k':
      return focus('knowledge');
    case 'e':
      dialogs.open = 'errata';
      return true;
    case '?':
      dialogs.open = 'help';
      return true;
    default:
      return false;
  }
}

function climb(by: 1 | -1): boolean {
  const rungs = lab.catalogue?.rungs ?? [];
  const next = rungs[rungs.findIndex((one) => one.id === lab.address.rung) + by];
  if (next !== undefined) lab.choose(next.id);
  return true;
}

/** Into a pane: its list's one tab stop; in the lanes the newest card Trudy may take. */
function focus(pane: string): boolean {
  const root = document.querySelector(`[data-pane="${pane}"]`);
  const cards = pane === 'lanes' ? root?.querySelectorAll<HTMLElement>('.takeable') : undefined;
  if (cards !== undefined && cards.length > 0) {
    cards[cards.length - 1]!.focus();
    return true;
  }
  root?.querySelector<HTMLElement>('[data-rove][tabindex="0"], [data-rove], [tabindex="0"]')?.focus();
  return true;
}
