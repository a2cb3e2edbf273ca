import { describe, expect, test } from 'vitest';
import type { Step } from './contract.ts';
import { groundOf, groundOfVerdict, lastToCheck, lastWord, refused } from './ending.ts';
import { picture } from './picture.ts';

type Bare = Step extends infer S ? (S extends Step ? Omit<S, 'n' | 'text'> : never) : never;

function run(...steps: Bare[]): Step[] {
  return steps.map((step, at) => ({ ...step, n: at + 1, text: '' }) as Step);
}

const receive: Bare = { lane: 'alice', kind: 'receive', card: 'B1' };
const wrong: Bare = { lane: 'alice', kind: 'check', name: 'record MAC', ok: false };
const right: Bare = { lane: 'alice', kind: 'check', name: 'record MAC', ok: true };
const refuses: Bare = { lane: 'alice', kind: 'refuse', check: 'record MAC', step: 'record 2' };
const distrusts: Bare = { lane: 'bob', kind: 'refuse', check: "certificate's issuer", step: 'certificate' };

describe('what a refusal rests on', () => {
  test('is the failed check of who refuses, whoever checks behind it', () => {
    const steps = run(receive, wrong, { lane: 'bob', kind: 'check', name: 'record MAC', ok: true }, refuses);
    expect(groundOf(steps, 'alice')).toEqual({ kind: 'check', n: 2 });
    expect(groundOfVerdict(steps, { kind: 'noticed', who: 'alice', why: '' })).toEqual({ kind: 'check', n: 2 });
  });

  test('is the refusal itself where nothing with numbers failed', () => {
    expect(groundOf(run(receive, right, refuses), 'alice')).toEqual({ kind: 'refusal', n: 3 });
    expect(groundOf(run(receive, wrong, receive, refuses), 'alice')).toEqual({ kind: 'refusal', n: 4 });
    expect(groundOf(run(distrusts), 'bob')).toEqual({ kind: 'refusal', n: 1 });
  });

  test('is the refusal that the verdict names', () => {
    const later: Bare = { lane: 'alice', kind: 'refuse', check: 'close record' };
    expect(groundOf(run(receive, wrong, refuses, receive, later), 'alice', 'record MAC')).toEqual({ kind: 'check', n: 2 });
  });

  test('is nothing where nobody noticed', () => {
    expect(groundOf(run(receive, right), 'alice')).toBeUndefined();
    expect(groundOfVerdict(run(receive), { kind: 'no-effect', why: '' })).toBeUndefined();
  });

  test('is told in words', () => {
    expect(refused({ check: "certificate's issuer", step: 'certificate' })).toBe("refused at certificate: certificate's issuer");
    expect(refused({ check: 'handshake message' })).toBe('refused: handshake message');
  });
});

describe('the last word', () => {
  test('is a refusal without any check', () => {
    const all = picture(run(receive, right, distrusts));
    expect(lastWord(all, 'bob')).toMatchObject({ check: undefined, refusal: { check: "certificate's issuer" } });
    expect(lastToCheck(all)).toBe('bob');
  });

  test('is the failed check and the refusal by it', () => {
    expect(lastWord(picture(run(receive, wrong, refuses)), 'alice')).toMatchObject({ check: { n: 2 }, refusal: { n: 3 } });
  });

  test('is not the check that was right before a refusal, nor a refusal of the day before', () => {
    expect(lastWord(picture(run(receive, right, refuses)), 'alice').check).toBeUndefined();
    expect(lastWord(picture(run(wrong, refuses, right)), 'alice').refusal).toBeUndefined();
  });
});
