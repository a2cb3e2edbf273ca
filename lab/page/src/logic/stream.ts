// Server-sent events over fetch: unlike EventSource it can read the server's words when it refuses.

import type { Step, Verdict } from './contract.ts';

export interface Message {
  event: string;
  data: string;
}

/** Cuts a text/event-stream into messages, whatever pieces it arrives in. */
export class Messages {
  #rest = '';

  feed(piece: string): Message[] {
    const blocks = (this.#rest + piece).replace(/\r\n?/g, '\n').split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.map(parse).filter((message) => message.data !== '');
  }
}

function parse(block: string): Message {
  let event = 'message';
  const data: string[] = [];
  for (const row of block.split('\n')) {
    const colon = row.indexOf(':');
    if (colon <= 0) continue;
    const value = row.slice(colon + 1).replace(/^ /, '');
    if (row.slice(0, colon) === 'event') event = value;
    if (row.slice(0, colon) === 'data') data.push(value);
  }
  return { event, data: data.join('\n') };
}

export interface Run {
  steps: Step[];
  verdict: Verdict | undefined;
}

/** A refusal or a lost server, in words that can be shown. */
export class LabError extends Error {}

/** Runs a query to its end. Runs are short and end by themselves; `signal` gives one up. */
export async function fetchRun(query: string, signal: AbortSignal): Promise<Run> {
  const response = await ask(`/api/run?${query}`, signal);
  const run: Run = { steps: [], verdict: undefined };
  if (response.body === null) return run;
  const messages = new Messages();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => rethrow(cause, signal));
    for (const message of messages.feed(done ? '\n\n' : value)) {
      if (message.event === 'step') run.steps.push(JSON.parse(message.data) as Step);
      if (message.event === 'verdict') run.verdict = JSON.parse(message.data) as Verdict;
      if (message.event === 'error') throw new LabError(wordsOf(message.data));
    }
    if (done) break;
  }
  if (run.verdict === undefined) {
    throw new LabError('The run broke off before its verdict. Run it again.');
  }
  return run;
}

export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, signal);
  return (await response.json()) as T;
}

async function ask(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal: signal ?? null }).catch((cause) => rethrow(cause, signal));
  if (response.ok) return response;
  throw new LabError(wordsOf(await response.text(), response.status));
}

function rethrow(cause: unknown, signal?: AbortSignal): never {
  if (signal?.aborted) throw cause;
  throw new LabError('The lab’s server does not answer. Is “handfast lab” still running?');
}

function wordsOf(body: string, status?: number): string {
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    if (typeof error === 'string') return error;
  } catch {
    // Not JSON: the status has to do.
  }
  return status === undefined ? 'The run failed.' : `The lab’s server answered ${status}.`;
}
