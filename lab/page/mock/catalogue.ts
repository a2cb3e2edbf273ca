import type { Catalogue, Rung, Workbench } from '../src/logic/contract.ts';

const TITLES: [string, string, number[]][] = [
  ['0', 'Plain TCP', [1]],
  ['1a', 'MS as the only key', [2]],
  ['1b', 'MS and an unkeyed hash', [2, 3]],
  ['2a', 'One key pair, both ways', [2]],
  ['2a+', 'One key pair, counted', [2, 4]],
  ['2b', 'Four keys', [2, 3]],
  ['3a', 'One MAC over the stream', [3]],
  ['3b', 'A MAC for each record', [3]],
  ['4', 'No sequence number', [4]],
  ['5a', 'The chapter’s MAC', [4, 5]],
  ['5b', 'HMAC over everything', [5]],
  ['6a', 'Closing by FIN', [8]],
  ['6b', 'Close is a type', [5, 8]],
  ['6c', 'A close record', [8]],
  ['7a', 'No nonce', [7]],
  ['7b', 'Bob’s nonce only', [7]],
  ['7c', 'Alice’s nonce only', [7]],
  ['7d', 'Both nonces', [6, 7]],
  ['8a', 'Suites, no Finished', [6, 7]],
  ['8b', 'Suites and Finished', [6, 7]],
  ['9a', 'TLS 1.2 RSA, CBC', [6]],
  ['9b', 'TLS 1.2 RSA, EtM, EMS', [6]],
  ['10', 'TLS 1.2 ECDHE-GCM', [6]],
  ['11', 'TLS 1.3', [6]],
  ['12a', '0-RTT, one host', [7]],
  ['12b', '0-RTT, two hosts', [7]],
  ['12c', '0-RTT, one register', [7]],
  ['13', 'TLS 1.3, X25519MLKEM768', [6]],
];

const ATTACKS: [string, string][] = [
  ['eavesdrop', 'Eavesdrop'], ['flip', 'Flip a bit'], ['drop', 'Drop a record'],
  ['duplicate', 'Duplicate a record'], ['reorder', 'Reorder two records'], ['reflect', 'Reflect a record'],
  ['retype', 'Retype a record'], ['forge-fin', 'Forge the FIN'], ['rst', 'Reset the connection'],
  ['own-ca', 'Swap the certificate'], ['quantum-later', 'Decrypt with a quantum computer'],
];

const rung = ([id, title, sentences]: [string, string, number[]]): Rung => ({
  id,
  title,
  family: id === '0' ? 'plain' : parseInt(id) < 9 ? 'almost' : 'tls',
  isNew: 'Each record carries a MAC of its own, made with the sender’s MAC key, and data and MAC are encrypted together.',
  stops: 'A changed byte is noticed at the record it is in, before the application has seen anything of it.',
  leaves: 'Nothing ties a record to its place: Trudy may drop, repeat or reorder whole records, and each still checks.',
  sentences,
  attacks: ATTACKS.map(([one]) => one).filter((one) => parseInt(id) >= 9 || one !== 'quantum-later'),
});

export const catalogue: Catalogue = {
  rungs: TITLES.map(rung),
  attacks: ATTACKS.map(([id, title]) => ({
    id,
    title,
    aim: 'Alice shall do what Bob did not say, and not know it.',
    how: 'Trudy holds Bob’s first data record back until his second has gone by.',
  })),
  sentences: [
    'SSL sits between the application and TCP and gives confidentiality, integrity and authentication.',
    'Almost-SSL: hello, certificate, encrypted MS; MS is cut into four keys.',
    'Data is broken into records; each carries a MAC, and both are encrypted.',
    'The sequence number goes into the MAC, not into the record.',
    'A record is type, version, length, data, MAC.',
    'The full handshake: algorithms, nonces, PMS, MS, four keys, two MACs.',
    'Nonces stop the replay of a whole session; the two MACs stop deleting algorithms.',
    'Closing by FIN alone lets Trudy cut the stream; a close record does not.',
    'A record need not be a TCP segment.',
  ].map((text, at) => ({ number: at + 1, text })),
  errata: [
    { chapter: 'SSL is “Secure Sockets Protocol”, TLS “Transport Layer Protocol”.', truth: 'Secure Sockets Layer and Transport Layer Security.', rungs: ['9a', '11'] },
    { chapter: 'The MAC is a hash of data, key and sequence number, and yet covers the type.', truth: 'As written it leaves the type out; TLS’s HMAC covers sequence number, type, version, length and data.', rungs: ['5a', '5b', '6b', '6c'] },
  ],
};

export const workbench: Workbench = {
  demos: [
    {
      id: 'length-extension',
      title: 'Why not hash(key ‖ seq ‖ data)',
      steps: [
        { text: 'Bob’s tag is a plain hash with the key in front.', formula: 'SHA-256(key ‖ seq ‖ data)', inputs: [{ name: 'seq', bytes: '0000000000000000' }, { name: 'data', bytes: '706179203130300a' }], output: { name: 'tag', bytes: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' } },
        { text: 'The tag is the hash’s whole state. Trudy goes on from there without the key.', formula: 'SHA-256 continued from tag', output: { name: 'forged tag', bytes: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } },
      ],
      conclusion: 'HMAC hashes once more with the key, so its output is no state to go on from.',
    },
  ],
};
