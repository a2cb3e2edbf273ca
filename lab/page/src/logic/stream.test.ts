import { afterEach, expect, test, vi } from 'vitest';
import { fetchJson, fetchRun, Messages } from './stream.ts';

afterEach(() => vi.unstubAllGlobals());

const live = new AbortController().signal;

function answer(body: string, status = 200): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
}

test('messages come out whole, in whatever pieces they arrive', () => {
  const stream = 'event: step\ndata: {"n":1}\n\n: a comment\n\nevent: verdict\ndata: a\ndata: b\n\n';
  for (const size of [1, 3, 7, stream.length]) {
    const messages = new Messages();
    const out = [];
    for (let at = 0; at < stream.length; at += size) out.push(...messages.feed(stream.slice(at, at + size)));
    expect(out).toEqual([
      { event: 'step', data: '{"n":1}' },
      { event: 'verdict', data: 'a\nb' },
    ]);
  }
});

test('a run is its steps and its verdict', async () => {
  answer('event: step\ndata: {"n":1}\n\nevent: verdict\ndata: {"kind":"noticed"}\n\n');
  const run = await fetchRun('rung=4', live);
  expect(run.steps).toHaveLength(1);
  expect(run.verdict?.kind).toBe('noticed');
});

test('a run without a verdict broke off', async () => {
  answer('event: step\ndata: {"n":1}\n\n');
  await expect(fetchRun('rung=4', live)).rejects.toThrow('broke off');
});

test('a refusal is told in the server’s words', async () => {
  answer('{"error":"There is no rung 99."}', 400);
  await expect(fetchRun('rung=99', live)).rejects.toThrow('There is no rung 99.');
  answer('<html>', 503);
  await expect(fetchJson('/api/ladder')).rejects.toThrow('503');
});

test('a server that is gone is told as such', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(fetchJson('/api/ladder')).rejects.toThrow('does not answer');
});
