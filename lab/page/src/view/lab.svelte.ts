// What the page knows: where it is (the URL), the run the server told, and how much of it is shown.

import { readAddress, runQuery, writeAddress, type Address } from '../logic/address.ts';
import type { Attack, Catalogue, Rung, Step } from '../logic/contract.ts';
import { draw } from '../logic/lanes.ts';
import { amend, leave, type Move } from '../logic/moves.ts';
import { picture } from '../logic/picture.ts';
import { gate, NO_SCORE, tally, type Guess, type Score } from '../logic/predict.ts';
import { fetchJson, fetchRun, LabError, type Run } from '../logic/stream.ts';
import { scope } from './scope.svelte.ts';

const EMPTY: Run = { steps: [], verdict: undefined };
const PACE = [2400, 1200, 500] as const;

class Lab {
  catalogue = $state.raw<Catalogue>();
  address = $state.raw<Address>(readAddress(location.hash));
  run = $state.raw<Run>(EMPTY);
  running = $state(true);
  trouble = $state<string>();
  playing = $state(false);
  pace = $state<0 | 1 | 2>(1);
  guess = $state.raw<Guess>();
  score = $state.raw<Score>(NO_SCORE);
  /** What the last act of the visitor did, for the ear. */
  spoken = $state('');

  rung: Rung | undefined = $derived(this.catalogue?.rungs.find((one) => one.id === this.address.rung));
  attack: Attack | undefined = $derived(
    this.catalogue?.attacks.find((one) => one.id === this.address.attack),
  );
  /** With "predict first" the outcome waits for the answer. */
  asking = $derived(this.address.predict && this.guess === undefined && this.run.verdict !== undefined);
  limit = $derived(this.asking ? gate(this.run.steps) : this.run.steps.length);
  shown = $derived(Math.min(this.address.step, this.limit));
  steps: Step[] = $derived(this.run.steps.slice(0, this.shown));
  now: Step | undefined = $derived(this.steps.at(-1));
  picture = $derived(picture(this.steps));
  drawing = $derived(draw(this.steps));
  done = $derived(!this.asking && this.run.verdict !== undefined && this.shown === this.run.steps.length);
  query = $derived(runQuery(this.address));

  #asked = '';
  /** Rung, attack and seed of what is shown. */
  #told = '';
  #giveUp: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  async start(): Promise<void> {
    addEventListener('hashchange', () => this.#arrive(readAddress(location.hash)));
    try {
      this.catalogue = await fetchJson<Catalogue>('/api/ladder');
      this.trouble = undefined;
    } catch (cause) {
      this.#fail(cause);
      return;
    }
    await this.#load();
  }

  /** Tries again what failed. */
  async again(): Promise<void> {
    this.#asked = '';
    this.trouble = undefined;
    await (this.catalogue === undefined ? this.start() : this.#load());
  }

  /** Goes somewhere; a new rung, attack or page is a place to come back to, a step is not. */
  go(change: Partial<Address>): void {
    const next = { ...this.address, ...change };
    if (change.moves !== undefined) next.strange = undefined;
    const place = next.rung !== this.address.rung || next.attack !== this.address.attack
      || next.page !== this.address.page;
    const url = writeAddress(next);
    if (place) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    this.#arrive(next);
  }

  #arrive(next: Address): void {
    const stepped = next.step !== this.address.step;
    this.address = next;
    if (runQuery(next) !== this.#asked) void this.#load();
    else if (stepped) this.#look();
  }

  choose(rung: string): void {
    this.pause();
    const kept = this.catalogue?.rungs.find((one) => one.id === rung)?.attacks ?? [];
    const attack = this.address.attack;
    this.go({
      page: 'run',
      rung,
      attack: attack !== undefined && kept.includes(attack) ? attack : undefined,
      moves: [],
      step: 0,
    });
  }

  let(attack: string | undefined): void {
    this.pause();
    this.go({ page: 'run', attack, moves: [], step: 0 });
  }

  /** Trudy's hand: amends the moves and runs again, up to the same step. */
  move(move: Move): void {
    this.pause();
    this.go({ attack: undefined, moves: amend(this.address.moves, move) });
  }

  leave(card: string): void {
    this.go({ moves: leave(this.address.moves, card) });
  }

  leaveAll(): void {
    this.go({ moves: [] });
  }

  to(step: number): void {
    // The steps on the way are not there yet, and the old ones are no longer meant.
    if (this.running) return;
    const next = Math.max(0, Math.min(step, this.limit));
    if (next !== this.address.step) this.go({ step: next });
  }

  forth(): void {
    this.to(this.shown + 1);
  }

  back(): void {
    this.to(this.shown - 1);
  }

  /** To the next step (or the one before) that moves something on the wire. */
  leap(by: 1 | -1): void {
    const all = this.run.steps;
    let at = this.shown + by;
    while (at > 0 && at < this.limit && !onWire(all[at - 1])) at += by;
    this.to(at);
  }

  play(): void {
    if (this.running) return;
    if (this.shown >= this.limit) this.to(0);
    this.playing = true;
    this.#tick();
  }

  pause(): void {
    this.playing = false;
    clearTimeout(this.#timer);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.playing) return;
      this.forth();
      if (this.shown >= this.limit) this.pause();
      else this.#tick();
    }, PACE[this.pace]);
  }

  answer(guess: Guess): void {
    const here = this.shown;
    this.guess = guess;
    this.go({ step: here });
    this.#look();
    if (this.run.verdict !== undefined) this.score = tally(this.score, guess, this.run.verdict);
    if (here < this.limit) this.play();
  }

  async #load(): Promise<void> {
    const query = runQuery(this.address);
    this.#asked = query;
    this.#forget();
    this.#giveUp?.abort();
    const giveUp = new AbortController();
    this.#giveUp = giveUp;
    this.running = true;
    try {
      const run = await fetchRun(query, giveUp.signal);
      if (giveUp.signal.aborted) return;
      this.run = run;
      this.guess = undefined;
      this.trouble = undefined;
      this.#look();
    } catch (cause) {
      if (giveUp.signal.aborted) return;
      this.run = EMPTY;
      this.#fail(cause);
    }
    this.running = false;
  }

  /** What is shown belongs to another run; only a move by hand is another turn of the same one. */
  #forget(): void {
    const { rung, attack, seed } = this.address;
    const key = [rung, attack, seed].join(' ');
    if (key !== this.#told) {
      this.run = EMPTY;
      scope.follow([]);
    }
    this.#told = key;
  }

  #look(): void {
    scope.follow(this.steps, this.done ? this.run.verdict : undefined);
  }

  #fail(cause: unknown): void {
    this.running = false;
    this.pause();
    this.trouble = cause instanceof LabError ? cause.message : 'The page did not understand the lab’s answer.';
    if (!(cause instanceof LabError)) console.warn(cause);
  }
}

const QUIET = new Set<Step['kind']>(['state', 'learn', 'open', 'check', 'note', 'see', 'say']);

function onWire(step: Step | undefined): boolean {
  return step !== undefined && !QUIET.has(step.kind);
}

export const lab = new Lab();
