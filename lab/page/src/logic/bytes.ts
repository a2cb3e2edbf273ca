// Bytes travel as hex; these turn them into what an eye can take in.

/** The two-digit pairs of a hex string. */
export function pairs(hex: string): string[] {
  return hex.match(/../g) ?? [];
}

export function length(hex: string): number {
  return hex.length >> 1;
}

export function slice(hex: string, offset: number, count: number): string {
  return hex.slice(offset * 2, (offset + count) * 2);
}

/** The first `count` bytes, and an ellipsis where more follow. */
export function short(hex: string, count: number): string {
  return hex.length <= count * 2 ? hex : `${hex.slice(0, count * 2)}…`;
}

/** Hex in groups of four bytes, so that it can wrap. */
export function grouped(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The bytes as text where they are text: all printable but for line ends; otherwise undefined. */
export function text(hex: string): string | undefined {
  if (hex.length === 0) return undefined;
  try {
    const said = decoder.decode(Uint8Array.from(pairs(hex), (pair) => parseInt(pair, 16)));
    return /^[\P{C}\n\r\t]*$/u.test(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Random bytes are printable in three of eight cases; a few of them may all be so by chance. */
const TEXT_SHARE = 0.8;
const TEXT_LENGTH = 12;

/** Whether somebody could read something in it: it is text, or text with a byte or two gone. */
export function isReadable(hex: string): boolean {
  if (text(hex) !== undefined) return true;
  const all = pairs(hex);
  const readable = all.filter((pair) => pair >= '20' && pair <= '7e').length;
  return all.length >= TEXT_LENGTH && readable >= TEXT_SHARE * all.length;
}

/** Text as it would be quoted in a program: line ends as escapes. */
export function quoted(said: string): string {
  return `“${said.replace(/\r/g, '\\r').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}”`;
}

/** One byte as a character of a dump: a dot for whatever cannot be printed. */
export function printable(pair: string): string {
  const code = parseInt(pair, 16);
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : code === 0x20 ? '␣' : '·';
}

/** What the application line says: as text when it is text, else as short hex. */
export function line(hex: string): string {
  const said = text(hex);
  return said === undefined ? short(hex, 12) : quoted(said.trimEnd());
}

export interface Compared {
  pair: string;
  same: boolean;
}

/** Each byte of `mine`, marked by whether `other` has the same byte at that place. */
export function compare(mine: string, other: string): Compared[] {
  const theirs = pairs(other);
  return pairs(mine).map((pair, at) => ({ pair, same: theirs[at] === pair }));
}

/** How many places differ, counting a missing byte as different. */
export function differences(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  let count = 0;
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    if (left[at] !== right[at]) count++;
  }
  return count;
}

/**
 * Which bytes of `now` are not those of `before`. At equal length byte for byte; else those that
 * are in no longest common subsequence, where the two are short enough to look for one.
 */
export function changes(now: string, before: string): boolean[] {
  const [mine, old] = [pairs(now), pairs(before)];
  if (mine.length === old.length) return mine.map((pair, at) => pair !== old[at]);
  const { head, tail } = common(mine, old);
  const own = inserted(mine.slice(head, mine.length - tail), old.slice(head, old.length - tail));
  return mine.map((_, at) => own[at - head] ?? false);
}

const COMPARABLE = 600;

/** Which of these bytes are not in a longest common subsequence with the others. */
function inserted(mine: readonly string[], old: readonly string[]): boolean[] {
  if (mine.length > COMPARABLE || old.length > COMPARABLE) return mine.map(() => true);
  const best = Array.from({ length: mine.length + 1 }, () => new Uint16Array(old.length + 1));
  for (let m = mine.length - 1; m >= 0; m--) {
    for (let o = old.length - 1; o >= 0; o--) {
      best[m]![o] = mine[m] === old[o] ? best[m + 1]![o + 1]! + 1 : Math.max(best[m + 1]![o]!, best[m]![o + 1]!);
    }
  }
  const marks = mine.map(() => true);
  for (let m = 0, o = 0; m < mine.length && o < old.length; ) {
    if (mine[m] === old[o]) {
      marks[m++] = false;
      o++;
    } else if (best[m + 1]![o]! >= best[m]![o + 1]!) m++;
    else o++;
  }
  return marks;
}

/** How many bytes two strings share at the beginning, and how many behind that at the end. */
function common(mine: readonly string[], old: readonly string[]): { head: number; tail: number } {
  const most = Math.min(mine.length, old.length);
  let head = 0;
  while (head < most && mine[head] === old[head]) head++;
  let tail = 0;
  while (tail < most - head && mine[mine.length - 1 - tail] === old[old.length - 1 - tail]) tail++;
  return { head, tail };
}

/** The part of a long string that differs from another, with a few bytes around it. */
export interface Excerpt {
  /** Bytes left out before and behind. */
  before: number;
  behind: number;
  bytes: Compared[];
}

const SHORT = 48;
const AROUND = 8;

export function excerpt(mine: string, other: string): Excerpt {
  const [all, old] = [pairs(mine), pairs(other)];
  const marks = changes(mine, other);
  const { head, tail } = common(all, old);
  const from = all.length <= SHORT ? 0 : Math.max(0, head - AROUND);
  const to = all.length <= SHORT ? all.length : Math.min(all.length, all.length - tail + AROUND);
  const bytes = all.slice(from, to).map((pair, at) => ({ pair, same: !marks[from + at] }));
  return { before: from, behind: all.length - to, bytes };
}
