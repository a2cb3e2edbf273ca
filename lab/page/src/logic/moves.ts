// What a visitor makes Trudy do by hand, as the URL carries it: `B5.drop,B6.copy`.

export type Move =
  | { card: string; act: 'drop' | 'copy' | 'fin' | 'rst' | 'reflect' }
  | { card: string; act: 'after'; other: string }
  | { card: string; act: 'flip'; at: number; mask: string }
  | { card: string; act: 'retype'; type: string };

const CARD = /^[ABT]\d+$/;
const BYTE = /^[0-9a-f]{2}$/;

export function write(move: Move): string {
  switch (move.act) {
    case 'after':
      return `${move.card}.after.${move.other}`;
    case 'flip':
      return `${move.card}.flip.${move.at}.${move.mask}`;
    case 'retype':
      return `${move.card}.retype.${move.type}`;
    default:
      return `${move.card}.${move.act}`;
  }
}

/** One move, or undefined where the text is none. */
export function read(text: string): Move | undefined {
  const [card, act, first, second, ...rest] = text.trim().split('.');
  if (card === undefined || !CARD.test(card) || rest.length > 0) return undefined;
  switch (act) {
    case 'drop':
    case 'copy':
    case 'fin':
    case 'rst':
    case 'reflect':
      return first === undefined ? { card, act } : undefined;
    case 'after':
      return first !== undefined && CARD.test(first) && second === undefined
        ? { card, act, other: first }
        : undefined;
    case 'flip':
      return first !== undefined && /^\d+$/.test(first) && second !== undefined && BYTE.test(second)
        ? { card, act, at: Number(first), mask: second }
        : undefined;
    case 'retype':
      return first !== undefined && BYTE.test(first) && second === undefined
        ? { card, act, type: first }
        : undefined;
    default:
      return undefined;
  }
}

export function writeAll(moves: readonly Move[]): string {
  return moves.map(write).join(',');
}

/** A flip as somebody typed it: a byte of the card, and the bits of it to turn; else undefined. */
export function flipOf(card: string, byte: string, mask: string, size: number): Move | undefined {
  const [at, bits] = [byte.trim(), mask.trim().toLowerCase().padStart(2, '0')];
  if (!/^\d{1,6}$/.test(at) || Number(at) >= size || !BYTE.test(bits) || bits === '00') return undefined;
  return { card, act: 'flip', at: Number(at), mask: bits };
}

/** Whether each move of a list can be read. */
export function isAll(text: string): boolean {
  return text.split(',').every((one) => read(one) !== undefined);
}

/** The moves of a list; what cannot be read is left out. */
export function readAll(text: string): Move[] {
  return text
    .split(',')
    .map(read)
    .filter((move) => move !== undefined);
}

/**
 * The list with one more move. A card has one fate, so a new act replaces the card's old one; only
 * flips at different bytes add up.
 */
export function amend(moves: readonly Move[], move: Move): Move[] {
  const kept = moves.filter((old) => {
    if (old.card !== move.card) return true;
    return old.act === 'flip' && move.act === 'flip' && old.at !== move.at;
  });
  return [...kept, move];
}

/** The list without what was done to this card. */
export function leave(moves: readonly Move[], card: string): Move[] {
  return moves.filter((move) => move.card !== card);
}

/** A move in words: "B5 is dropped". */
export function say(move: Move): string {
  switch (move.act) {
    case 'drop':
      return `${move.card} dropped`;
    case 'copy':
      return `${move.card} sent twice`;
    case 'fin':
      return `FIN instead of ${move.card}`;
    case 'rst':
      return `RST instead of ${move.card}`;
    case 'reflect':
      return `${move.card} reflected`;
    case 'after':
      return `${move.card} moved behind ${move.other}`;
    case 'flip':
      return `${move.card} byte ${move.at} ⊕ ${move.mask}`;
    case 'retype':
      return `${move.card} retyped ${move.type}`;
  }
}
