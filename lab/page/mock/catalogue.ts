// The ladder with the lab's own texts, read from where the lab keeps them when they are asked for:
// a build has no need of them.

import { readFileSync } from 'node:fs';
import type { Attack, Catalogue, Erratum, Rung, Sentence, Workbench } from '../src/logic/contract.ts';

const TEXTS = new URL('../../src/main/resources/org/handfast/lab/ladder/', import.meta.url);

interface Section {
  id: string;
  [key: string]: string;
}

/** Sections `## id` of entries `- key: words that may go on in the next line`. */
function sections(file: string): Section[] {
  const parts = readFileSync(new URL(file, TEXTS), 'utf8').split(/^## /m).slice(1);
  return parts.map((part) => {
    const [id = '', ...rows] = part.split('\n');
    const section: Section = { id: id.trim() };
    for (const entry of rows.join('\n').split(/^- /m).slice(1)) {
      const colon = entry.indexOf(':');
      section[entry.slice(0, colon)] = entry.slice(colon + 1).replace(/\s+/g, ' ').trim();
    }
    return section;
  });
}

const numbers = (words = '') => words.split(/[ ,]+/).filter(Boolean);

function family(id: string): Rung['family'] {
  return id === '0' ? 'plain' : Number.parseInt(id) < 9 ? 'almost' : 'tls';
}

function attacks(): Attack[] {
  return sections('attacks.md').map((one) => ({
    id: one.id,
    title: one.title ?? '',
    aim: one.aim ?? '',
    how: one.how ?? '',
  }));
}

const LATE = ['oracle', 'quantum-later', 'downgrade-version', 'replay-early-data', 'steal-ticket-key'];

export const catalogue = (): Catalogue => ({
  rungs: sections('rungs.md').map(
    (one): Rung => ({
      id: one.id,
      title: one.title ?? '',
      family: family(one.id),
      isNew: one.new ?? '',
      stops: one.stops ?? '',
      leaves: one.leaves ?? '',
      sentences: numbers(one.sentences).map(Number),
      attacks: attacks()
        .map((attack) => attack.id)
        .filter((attack) => family(one.id) === 'tls' || !LATE.includes(attack)),
    }),
  ),
  attacks: attacks(),
  sentences: sections('sentences.md').map((one): Sentence => ({ number: Number(one.id), text: one.text ?? '' })),
  errata: sections('errata.md').map(
    (one): Erratum => ({ chapter: one.chapter ?? '', truth: one.truth ?? '', rungs: numbers(one.rungs) }),
  ),
});

export const workbench: Workbench = {
  demos: [
    {
      id: 'length-extension',
      title: 'Why not hash(key ‖ seq ‖ data)',
      steps: [
        {
          text: 'Bob’s tag is a plain hash with the key in front.',
          formula: 'SHA-256(key ‖ seq ‖ data)',
          inputs: [
            { name: 'seq', bytes: '0000000000000000' },
            { name: 'data', bytes: '706179203130300a' },
          ],
          output: { name: 'tag', bytes: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
        },
        {
          text: 'The tag is the hash’s whole state. Trudy goes on from there without the key.',
          formula: 'SHA-256 continued from tag',
          output: { name: 'forged tag', bytes: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
        },
      ],
      conclusion: 'HMAC hashes once more with the key, so its output is no state to go on from.',
    },
  ],
};
