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
