// A made-up run: hello, certificate, encrypted MS, one line from Alice, three from Bob, FIN.

import { createCipheriv, createHash } from 'node:crypto';
import type { Card, Field, Layer, Person, Step, Verdict } from '../src/logic/contract.ts';
import { readAll, type Move } from '../src/logic/moves.ts';

const LINES = ['pay 100 to carol\n', 'pay 020 to dave.\n', 'take carol back\n'];
const BY_ATTACK: Record<string, string> = {
  flip: 'B3.flip.30.01',
  drop: 'B4.drop',
  duplicate: 'B3.copy',
  reorder: 'B3.after.B4',
  reflect: 'B3.reflect',
  retype: 'B4.retype.03',
  'forge-fin': 'B5.fin',
  rst: 'B4.rst',
};

const sha = (data: Buffer) => createHash('sha256').update(data).digest();
const u64 = (n: number) => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(n));
  return out;
};

/** A step without its number. */
type Told = Step extends infer S ? (S extends Step ? Omit<S, 'n'> : never) : never;

export function play(rung: string, query: URLSearchParams): { steps: Step[]; verdict: Verdict } {
  return new Play(rung, query).go();
}

class Play {
  readonly #steps: Step[] = [];
  readonly #moves: Move[];
  readonly #seed: string;
  readonly #seq: boolean;
  readonly #attack: string | null;
  readonly #keys: Record<string, Buffer> = {};
  #aliceSeq = 0;
  #refused = false;
  #wrong = '';
  #delivered = '';
  #made = 0;

  constructor(rung: string, query: URLSearchParams) {
    this.#seed = query.get('seed') ?? '7';
    this.#attack = query.get('attack');
    this.#moves = readAll(query.get('moves') ?? BY_ATTACK[this.#attack ?? ''] ?? '');
    this.#seq = !['0', '1a', '1b', '2a', '2b', '3a', '3b', '4'].includes(rung);
  }

  go(): { steps: Step[]; verdict: Verdict } {
    this.#handshake();
    this.#balance();
    this.#data();
    return { steps: this.#steps, verdict: this.#verdict() };
  }

  #tell(step: Told): void {
    this.#steps.push({ n: this.#steps.length + 1, ...step } as Step);
  }

  #dice(what: string, size: number): Buffer {
    const parts: Buffer[] = [];
    for (let n = 0; n * 32 < size; n++) parts.push(sha(Buffer.from(`${this.#seed} ${what} ${n}`)));
    return Buffer.concat(parts).subarray(0, size);
  }

  #handshake(): void {
    this.#tell({ kind: 'connect', lane: 'bob', text: 'Bob connects to Alice by TCP. Trudy sits between and relays.' });
    this.#tell({ kind: 'state', lane: 'bob', name: 'state', value: 'awaits the certificate', text: 'Bob awaits the certificate.' });
    this.#relay(this.#clear('B1', 'bob', 'hello', 1, Buffer.from([1, 0, 0, 0])), 'hello');
    const certificate = this.#dice('certificate', 420);
    this.#relay(this.#clear('A1', 'alice', 'certificate', 1, Buffer.concat([Buffer.from([2, 0, 1, 0xa4]), certificate])), 'certificate');
    this.#tell({ kind: 'check', lane: 'bob', card: 'A1', name: 'certificate', ok: true, formula: 'CA’s signature, name, time', text: 'Bob checks the certificate: the lab’s CA signed it, and it names alice.lab.' });
    const ms = this.#dice('MS', 96);
    this.#learn('bob', 'MS', ms, '96 random bytes', []);
    this.#cut('bob', ms);
    const ems = Buffer.concat([Buffer.from([3, 0, 1, 0]), this.#dice('EMS', 256)]);
    const card = this.#clear('B2', 'bob', 'encrypted MS', 1, ems);
    card.layers.push({ name: 'inside', bytes: ms.toString('hex'), fields: [{ name: 'MS', offset: 0, length: 96, meaning: 'the master secret', formula: '96 random bytes', inputs: ['MS'] }] });
    this.#relay(card, 'encrypted MS');
    this.#tell({ kind: 'open', lane: 'alice', card: 'B2', layer: card.layers[1]!, text: 'Alice decrypts MS with her private key.' });
    this.#learn('alice', 'MS', ms, 'RSA-OAEP⁻¹(EMS)', ['EMS', 'private key']);
    this.#cut('alice', ms);
  }

  #learn(lane: Person, name: string, bytes: Buffer, formula: string, inputs: string[]): void {
    this.#tell({ kind: 'learn', lane, value: { name, bytes: bytes.toString('hex'), formula, inputs }, text: `${name[0] === 'M' && name.length === 2 ? 'The master secret' : name}: ${lane} holds it now.` });
    this.#keys[name] = bytes;
  }

  #cut(lane: Person, ms: Buffer): void {
    this.#learn(lane, 'E_b', ms.subarray(0, 16), 'MS[0..16)', ['MS']);
    this.#learn(lane, 'M_b', ms.subarray(16, 48), 'MS[16..48)', ['MS']);
    this.#learn(lane, 'E_a', ms.subarray(48, 64), 'MS[48..64)', ['MS']);
    this.#learn(lane, 'M_a', ms.subarray(64, 96), 'MS[64..96)', ['MS']);
  }

  #balance(): void {
    const line = Buffer.from('balance 500\n');
    this.#tell({ kind: 'say', lane: 'alice', data: line.toString('hex'), text: 'Alice’s application says “balance 500”.' });
    const card = this.#sealed('A2', 'alice', line, 0);
    this.#relay(card, 'data record');
    this.#tell({ kind: 'open', lane: 'bob', card: 'A2', layer: card.layers[1]!, text: 'Bob decrypts A2 with E_a.' });
    this.#tell({ kind: 'deliver', lane: 'bob', data: line.toString('hex'), text: 'Bob’s application gets “balance 500”.' });
  }

  #data(): void {
    const cards = LINES.map((line, n) => {
      const data = Buffer.from(line);
      this.#tell({ kind: 'say', lane: 'bob', data: data.toString('hex'), text: `Bob’s application says “${line.trim()}”.` });
      const card = this.#sealed(`B${n + 3}`, 'bob', data, n);
      this.#tell({ kind: 'send', lane: 'bob', card, text: `Bob sends ${card.id}, a data record.` });
      return card;
    });
    this.#tell({ kind: 'fin', lane: 'bob', to: 'alice', text: 'Bob has no more to say: FIN.' });
    const waiting: { card: Card; behind: string }[] = [];
    for (const card of cards) {
      const mine = this.#moves.filter((move) => move.card === card.id);
      this.#tell({ kind: 'see', lane: 'trudy', card: card.id, text: `Trudy has ${card.id} in her hands.` });
      const after = mine.find((move) => move.act === 'after');
      if (after?.act === 'after') {
        this.#tell({ kind: 'hold', lane: 'trudy', card: card.id, text: `Trudy holds ${card.id} back.` });
        waiting.push({ card, behind: after.other });
      } else if (!this.#hands(card, mine)) return;
      for (const held of waiting.filter((one) => one.behind === card.id)) {
        this.#tell({ kind: 'release', lane: 'trudy', card: held.card.id, text: `Trudy lets ${held.card.id} go on.` });
        this.#arrive(held.card);
      }
    }
    this.#tell({ kind: 'fin', lane: 'trudy', to: 'alice', text: 'Trudy hands the FIN on.' });
    if (!this.#refused) this.#tell({ kind: 'end', lane: 'alice', text: 'Alice’s application is told that Bob has ended.' });
  }

  /** False when the connection ends here. */
  #hands(card: Card, moves: Move[]): boolean {
    const move = moves[0];
    switch (move?.act) {
      case 'drop':
        this.#tell({ kind: 'drop', lane: 'trudy', card: card.id, text: `Trudy drops ${card.id}.` });
        return true;
      case 'fin':
      case 'rst':
        this.#tell({ kind: 'drop', lane: 'trudy', card: card.id, text: `Trudy keeps ${card.id} and all that follows.` });
        this.#tell({ kind: move.act, lane: 'trudy', to: 'alice', text: `Trudy sends Alice a ${move.act.toUpperCase()} of her own.` });
        this.#tell({ kind: 'end', lane: 'alice', text: 'Alice’s application is told that Bob has ended.' });
        this.#wrong = 'cut';
        return false;
      case 'flip':
      case 'retype': {
        const bytes = Buffer.from(card.layers[0]!.bytes, 'hex');
        const [at, mask] = move.act === 'flip' ? [move.at, parseInt(move.mask, 16)] : [0, bytes[0]! ^ parseInt(move.type, 16)];
        bytes[at] = bytes[at]! ^ mask;
        const result: Card = { ...card, id: this.#id(), from: 'trudy', layers: [{ ...card.layers[0]!, bytes: bytes.toString('hex') }] };
        this.#tell({ kind: 'edit', lane: 'trudy', card: card.id, result, text: `Trudy changes byte ${at} of ${card.id}: now it is ${result.id}.` });
        this.#arrive(result, card);
        return true;
      }
      case 'copy': {
        const result: Card = { ...card, id: this.#id(), from: 'trudy' };
        this.#tell({ kind: 'pass', lane: 'trudy', card: card.id, text: `Trudy passes ${card.id} on.` });
        this.#arrive(card);
        this.#tell({ kind: 'copy', lane: 'trudy', card: card.id, result, text: `Trudy sends ${card.id} once more, as ${result.id}.` });
        this.#arrive(result);
        return true;
      }
      case 'reflect': {
        const result: Card = { ...card, id: this.#id(), from: 'trudy', to: 'bob' };
        this.#tell({ kind: 'pass', lane: 'trudy', card: card.id, text: `Trudy passes ${card.id} on.` });
        this.#arrive(card);
        this.#tell({ kind: 'reflect', lane: 'trudy', card: card.id, result, text: `Trudy sends ${card.id} back to Bob as ${result.id}.` });
        this.#tell({ kind: 'receive', lane: 'bob', card: result.id, text: `Bob receives ${result.id}.` });
        this.#tell({ kind: 'refuse', lane: 'bob', check: 'record MAC', step: 'record 2', text: 'Bob’s check fails: the MAC is not one made with M_a.' });
        return true;
      }
      default:
        this.#tell({ kind: 'pass', lane: 'trudy', card: card.id, text: `Trudy passes ${card.id} on.` });
        this.#arrive(card);
        return true;
    }
  }

  #id(): string {
    return `T${++this.#made}`;
  }

  #relay(card: Card, what: string): void {
    this.#tell({ kind: 'send', lane: card.from, card, text: `${card.from === 'bob' ? 'Bob' : 'Alice'} sends ${card.id}: ${what}.` });
    this.#tell({ kind: 'pass', lane: 'trudy', card: card.id, text: `Trudy passes ${card.id} on.` });
    this.#tell({ kind: 'receive', lane: card.to, card: card.id, text: `${card.to === 'bob' ? 'Bob' : 'Alice'} receives ${card.id}.` });
  }

  #arrive(card: Card, original: Card = card): void {
    if (this.#refused) return;
    this.#tell({ kind: 'receive', lane: 'alice', card: card.id, text: `Alice receives ${card.id}.` });
    const wire = Buffer.from(card.layers[0]!.bytes, 'hex');
    const iv = wire.subarray(5, 21);
    const inner = createCipheriv('aes-128-ctr', this.#keys.E_b!, iv).update(wire.subarray(21));
    const layer = this.#inside(inner, original.layers[1]!.fields);
    this.#tell({ kind: 'open', lane: 'alice', card: card.id, layer, text: `Alice decrypts ${card.id} with E_b.` });
    const data = inner.subarray(0, inner.length - 32);
    const received = inner.subarray(inner.length - 32);
    const inputs = [
      { name: 'data', bytes: data },
      { name: 'M_b', bytes: this.#keys.M_b! },
      ...(this.#seq ? [{ name: 'seq', bytes: u64(this.#aliceSeq) }] : []),
    ];
    const computed = sha(Buffer.concat(inputs.map((one) => one.bytes)));
    const ok = computed.equals(received);
    this.#tell({
      kind: 'check',
      lane: 'alice',
      card: card.id,
      name: 'record MAC',
      ok,
      formula: this.#seq ? 'SHA-256(data ‖ M_b ‖ seq)' : 'SHA-256(data ‖ M_b)',
      inputs: inputs.map((one) => ({ name: one.name, bytes: one.bytes.toString('hex') })),
      computed: computed.toString('hex'),
      received: received.toString('hex'),
      text: ok ? `Alice computes the MAC of ${card.id}: it is the one in the record.` : `Alice computes the MAC of ${card.id}: it is another one than in the record.`,
    });
    if (!ok) {
      this.#refused = true;
      this.#tell({ kind: 'refuse', lane: 'alice', check: 'record MAC', step: `record ${this.#aliceSeq + 1}`, text: 'Alice closes the connection.' });
      return;
    }
    this.#aliceSeq++;
    this.#tell({ kind: 'state', lane: 'alice', name: 'receive seq', value: this.#seq ? String(this.#aliceSeq) : `${this.#aliceSeq} (unused)`, text: `Alice has counted ${this.#aliceSeq} records.` });
    this.#delivered += data.toString('hex');
    this.#tell({ kind: 'deliver', lane: 'alice', data: data.toString('hex'), text: `Alice’s application gets “${data.toString().trim()}” and does it.` });
  }

  #verdict(): Verdict {
    const delivered = this.#delivered;
    if (this.#moves.length === 0) return { kind: 'no-effect', why: 'Trudy only relays and reads what is in the clear.', delivered };
    if (this.#refused) {
      return { kind: 'noticed', who: 'alice', step: `record ${this.#aliceSeq + 1}`, check: 'record MAC', why: 'Alice put her own count into the MAC and Bob had put in his; Trudy changed the order, so the two counts were not the same and the hashes differ in every byte.', delivered };
    }
    if (this.#wrong === 'cut' || !this.#seq) {
      return { kind: 'succeeds', gain: 'Alice carried out what Bob had not said in this order.', why: 'Each record is sound by itself, and nothing ties it to its place: Alice’s check knows the record, not the order.', delivered };
    }
    return { kind: 'denial', why: 'What was missing was missed; nothing wrong was delivered.', delivered };
  }

  #clear(id: string, from: Person, name: string, type: number, body: Buffer): Card {
    const wire = Buffer.concat([header(type, body.length), body]);
    const fields: Field[] = [
      ...HEADER,
      { name: 'message type', offset: 5, length: 1, meaning: name },
      { name: 'message length', offset: 6, length: 3, meaning: `${body.length - 4} bytes follow` },
    ];
    if (body.length > 4) fields.push({ name: name === 'encrypted MS' ? 'EMS' : name, offset: 9, length: body.length - 4, meaning: name === 'encrypted MS' ? 'MS under Alice’s public key' : 'who Alice is, signed by the CA', formula: name === 'encrypted MS' ? 'RSA-OAEP(Alice’s key, MS)' : 'RSA-PSS(CA, name ‖ key)', inputs: name === 'encrypted MS' ? ['MS'] : [] });
    return { id, from, to: from === 'bob' ? 'alice' : 'bob', name, layers: [{ name: 'wire', bytes: wire.toString('hex'), fields }] };
  }

  #sealed(id: string, from: Person, data: Buffer, seq: number): Card {
    const [e, m] = from === 'bob' ? ['E_b', 'M_b'] : ['E_a', 'M_a'];
    const tag = sha(Buffer.concat([data, this.#keys[m]!, ...(this.#seq ? [u64(seq)] : [])]));
    const iv = this.#dice(`iv ${id}`, 16);
    const inner = Buffer.concat([data, tag]);
    const sealed = createCipheriv('aes-128-ctr', this.#keys[e]!, iv).update(inner);
    const wire = Buffer.concat([header(2, iv.length + sealed.length), iv, sealed]);
    const fields: Field[] = [
      ...HEADER,
      { name: 'fragment', offset: 5, length: 16 + sealed.length, meaning: 'all that is protected' },
      { name: 'IV', offset: 5, length: 16, meaning: 'fresh for each record' },
      { name: 'ciphertext', offset: 21, length: sealed.length, meaning: 'data and tag under the key', formula: `AES-128-CTR(${e}, IV, data ‖ tag)`, inputs: [e, 'IV', 'data', 'tag'] },
    ];
    const inside = this.#inside(inner, [
      { name: 'data', offset: 0, length: data.length, meaning: 'what the application said' },
      { name: 'tag', offset: data.length, length: 32, meaning: 'the MAC', formula: this.#seq ? `SHA-256(data ‖ ${m} ‖ seq)` : `SHA-256(data ‖ ${m})`, inputs: this.#seq ? ['data', m, 'seq'] : ['data', m] },
    ]);
    return { id, from, to: from === 'bob' ? 'alice' : 'bob', name: 'data record', layers: [{ name: 'wire', bytes: wire.toString('hex'), fields }, inside] };
  }

  #inside(inner: Buffer, fields: Field[]): Layer {
    return { name: 'inside', bytes: inner.toString('hex'), fields };
  }
}

const HEADER: Field[] = [
  { name: 'header', offset: 0, length: 5, meaning: 'always in the clear' },
  { name: 'type', offset: 0, length: 1, meaning: '1 handshake, 2 data, 3 close' },
  { name: 'version', offset: 1, length: 2, meaning: 'almost-SSL' },
  { name: 'length', offset: 3, length: 2, meaning: 'of the fragment' },
];

function header(type: number, length: number): Buffer {
  return Buffer.from([type, 0xaf, 0x01, length >> 8, length & 0xff]);
}
