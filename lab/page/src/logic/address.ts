// Where the visitor is, as the URL's fragment holds it: a link to it shows the same run again.

import type { Person } from './contract.ts';
import { isAll, readAll, writeAll, type Move } from './moves.ts';

export type View = 'all' | Person;
export const VIEWS: readonly View[] = ['all', 'bob', 'trudy', 'alice'];

export interface Address {
  page: 'run' | 'bench';
  rung: string;
  attack: string | undefined;
  seed: string;
  step: number;
  view: View;
  moves: Move[];
  /** The moves as they stand in the address where they cannot be read: the server says why. */
  strange?: string | undefined;
  predict: boolean;
}

export const START: Address = {
  page: 'run',
  rung: '0',
  attack: undefined,
  seed: '7',
  step: 0,
  view: 'all',
  moves: [],
  predict: false,
};

export function readAddress(fragment: string): Address {
  // A plus sign is part of a rung's name (2a+) here, never a space.
  const raw = fragment.replace(/^#/, '').replace(/\+/g, '%2B');
  const query = new URLSearchParams(raw);
  const asked = query.get('moves') ?? '';
  const isStrange = asked !== '' && !isAll(asked);
  const moves = isStrange ? [] : readAll(asked);
  const view = query.get('view');
  const step = Number(query.get('step') ?? '0');
  return {
    page: query.get('page') === 'bench' ? 'bench' : 'run',
    rung: query.get('rung') || START.rung,
    attack: moves.length > 0 || isStrange ? undefined : query.get('attack') || undefined,
    // A bad one too: the server says what is wrong with it.
    seed: query.get('seed') || START.seed,
    step: Number.isSafeInteger(step) && step >= 0 ? step : 0,
    view: VIEWS.find((one) => one === view) ?? 'all',
    moves,
    strange: isStrange ? asked : undefined,
    predict: query.get('predict') === 'yes',
  };
}

export function writeAddress(address: Address): string {
  const parts: string[] = [];
  const put = (name: string, value: string) =>
    parts.push(`${name}=${encodeURIComponent(value).replace(/%2B/g, '+').replace(/%2C/g, ',')}`);
  if (address.page === 'bench') put('page', 'bench');
  put('rung', address.rung);
  if (address.attack !== undefined) put('attack', address.attack);
  put('seed', address.seed);
  if (address.step > 0) put('step', String(address.step));
  if (address.view !== 'all') put('view', address.view);
  if (address.strange !== undefined) put('moves', address.strange);
  else if (address.moves.length > 0) put('moves', writeAll(address.moves));
  if (address.predict) put('predict', 'yes');
  return `#${parts.join('&')}`;
}

/** The query of the run itself, the same for the stream and for each export. */
export function runQuery(address: Address): string {
  const query = new URLSearchParams({ rung: address.rung });
  if (address.attack !== undefined) query.set('attack', address.attack);
  query.set('seed', address.seed);
  if (address.strange !== undefined) query.set('moves', address.strange);
  else if (address.moves.length > 0) query.set('moves', writeAll(address.moves));
  return query.toString();
}

/** A seed is a number that fits in 63 bits. */
export function isSeed(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}
