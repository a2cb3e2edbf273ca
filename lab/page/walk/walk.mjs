// Walks the whole ladder in a real browser against a running lab and fails on whatever a visitor
// would stumble over: an error in the console, a run without verdict, a page that scrolls, a drag
// that does nothing. Writes a screenshot of each rung at two sizes.
//
//   node walk/walk.mjs http://127.0.0.1:8080/ [folder] [rung…]

import { mkdirSync } from 'node:fs';
import { Page } from './page.mjs';

const [base, folder = 'walk/shots', ...only] = process.argv.slice(2);
if (base === undefined) {
  console.error('usage: node walk/walk.mjs <the lab’s URL> [folder] [rung…]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const ladder = await (await fetch(new URL('/api/ladder', base))).json();
const rungs = ladder.rungs.filter((rung) => only.length === 0 || only.includes(rung.id));
const page = await Page.open(base);

for (const rung of rungs) {
  await climb(rung);
}
if (only.length === 0) {
  await byMouse();
  await byKeyboard();
  await predicts();
  await exports();
  await reads();
}
await page.close();

console.log(`${rungs.length} rungs, ${page.steps} steps, ${page.complaints.length} complaints`);
for (const complaint of page.complaints) console.error(`- ${complaint}`);
process.exit(page.complaints.length === 0 ? 0 : 1);

/** A rung untouched, then under its first attack that changes something, at both sizes. */
async function climb(rung) {
  await page.go(`#rung=${rung.id}&seed=7`);
  await page.stepToTheEnd();
  await page.expectVerdict(`rung ${rung.id}`);
  await page.back(3);
  for (const attack of rung.attacks) {
    await page.go(`#rung=${rung.id}&attack=${attack}&seed=7`);
    await page.press('End');
    await page.expectVerdict(`rung ${rung.id}, ${attack}`);
  }
  const shown = ['reorder', 'flip', 'eavesdrop'].find((one) => rung.attacks.includes(one));
  await page.go(`#rung=${rung.id}&seed=7${shown === undefined ? '' : `&attack=${shown}`}`);
  await page.press('End');
  await page.press('Shift+ArrowLeft');
  for (const [width, height] of [[1280, 720], [1920, 1080]]) {
    await page.size(width, height);
    await page.expectNoScroll(`rung ${rung.id} at ${width} x ${height}`);
    await page.shot(`${folder}/rung-${rung.id.replace('+', 'plus')}-${width}.png`);
  }
  await page.size(1280, 720);
}

/** Rung 4: a card is dragged to the bin, another behind the next; then both are taken back. */
async function byMouse() {
  await page.go('#rung=4&seed=7');
  await page.press('End');
  const [first, second, third] = await page.dataCards('bob');
  await page.drag(first, '.tray [data-drop="drop"]');
  page.expect(page.moves() === `${first}.drop`, `a drag drops ${first}: ${page.moves()}`);
  await page.press('End');
  await page.drag(second, `[data-drop="card:${third}"]`);
  page.expect(page.moves().endsWith(`${second}.after.${third}`), `a drag moves ${second}: ${page.moves()}`);
  await page.press('End');
  await page.expectVerdict('rung 4 by hand');
  await page.drag(third, '[data-drop="lane:bob"]');
  page.expect(page.moves().endsWith(`${third}.reflect`), `a drag reflects ${third}: ${page.moves()}`);
  await page.click('text=take all back');
  page.expect(page.moves() === '', 'all is taken back');
}

/** The same without a mouse: the menu of a card offers every act, and each runs. */
async function byKeyboard() {
  await page.go('#rung=6c&seed=7');
  await page.press('End');
  const [card] = await page.dataCards('bob');
  const acts = await page.menuOf(card);
  page.expect(acts.length >= 8, `the menu of ${card} offers ${acts.length} acts`);
  for (let at = 0; at < acts.length; at++) {
    await page.go('#rung=6c&seed=7');
    await page.press('End');
    await page.menuOf(card);
    await page.press('Home');
    for (let n = 0; n < at; n++) await page.press('ArrowDown');
    await page.press('Enter');
    await page.settle();
    page.expect(page.moves().startsWith(`${card}.`), `“${acts[at]}” by keyboard: ${page.moves()}`);
    await page.press('End');
    await page.expectVerdict(`rung 6c, ${acts[at]} by keyboard`);
  }
}

/** The question comes before the verdict, and the answer is scored. */
async function predicts() {
  await page.go('#rung=5a&attack=reorder&seed=7&predict=yes');
  await page.press('End');
  page.expect(!(await page.has('.verdict')), 'no verdict before the answer');
  await page.click('.predict input[value=noticed]');
  await page.click('.predict .who input[value=alice]');
  await page.click('.predict .go');
  await page.press('End');
  page.expect((await page.text('.guess')).includes('1 of 1'), 'the answer is scored');
}

async function exports() {
  for (const file of ['run.pcapng', 'worksheet.md', 'run.json']) {
    const response = await fetch(new URL(`/api/export/${file}?rung=11&seed=7`, base));
    page.expect(response.ok && (await response.arrayBuffer()).byteLength > 100, `export ${file}: ${response.status}`);
  }
}

/** The other sheets: errata, help, bench; and a query that makes no sense. */
async function reads() {
  await page.go('#rung=4&seed=7');
  await page.press('e');
  page.expect(await page.has('dialog[open]'), 'errata open by key');
  await page.press('Escape');
  await page.press('?');
  page.expect(await page.has('dialog[open]'), 'help opens by key');
  await page.press('Escape');
  await page.go('#page=bench&seed=7');
  page.expect(await page.has('.bench article'), 'the bench shows an experiment');
  await page.shot(`${folder}/bench.png`);
  page.tolerate(/400/);
  await page.go('#rung=99');
  page.expect(await page.has('[role=alert]'), 'a rung that is none is told');
}
