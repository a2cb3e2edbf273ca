// Walks the whole ladder in a browser, as a person does, and takes a picture of each rung.
//
//   node walk.mjs http://127.0.0.1:4000/ pictures [/usr/bin/chromium]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { faint, focusable, named, spoken, still } from './access.mjs';
import { Lab } from './lab.mjs';
import { dataCards, ladder, secrets } from './stream.mjs';
import { watch } from './watch.mjs';

const SMALL = { width: 1280, height: 720 };
const LARGE = { width: 1920, height: 1080 };

/** The attack that says most about a rung; elsewhere the rung's first. */
const TELLING = {
  0: 'forge', '1a': 'flip', '1b': 'forge', '2a': 'reflect', '2a+': 'reflect', '2b': 'reflect',
  '3a': 'flip', '3b': 'reorder', 4: 'reorder', '5a': 'reorder', '5b': 'reorder',
  '6a': 'forge-fin', '6b': 'retype', '6c': 'forge-fin',
  '7a': 'replay-session', '7b': 'replay-session', '7c': 'replay-session', '7d': 'replay-session',
  '8a': 'strip-suites', '8b': 'strip-suites', '9a': 'steal-key-later', '9b': 'flip', 10: 'steal-key-later',
  11: 'downgrade-version', '12a': 'replay-early-data', '12b': 'replay-early-data', '12c': 'replay-early-data',
  13: 'quantum-later',
};

/** By hand: which of Bob's records of data, where it is let go, and how that must end. */
const DRAGGED = {
  0: [1, 'drop', 'succeeds'],
  4: [0, 'behind', 'succeeds'],
  '5a': [0, 'behind', 'noticed'],
  '6c': [1, 'copy', 'noticed'],
  10: [1, 'flip', 'noticed'],
};
const CHOSEN = {
  '1a': [0, /Flip a bit/, 'succeeds'],
  '3b': [1, /Drop it/, 'succeeds'],
  '5b': [0, /twice/, 'noticed'],
  11: [1, /Drop it/, 'noticed'],
};

const [address, folder, executablePath = '/usr/bin/chromium', ...picked] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});
try {
  await walk();
} finally {
  await browser.close();
}

async function walk() {
  const context = await browser.newContext({ viewport: SMALL, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults = await watch(page);
  const lab = new Lab(page, address);
  const catalogue = await ladder(address);
  const title = (id) => catalogue.attacks.find((one) => one.id === id).title;

  for (const [at, rung] of catalogue.rungs.entries()) {
    if (!isPicked(rung.id)) continue;
    const how = at % 2 === 0 ? 'mouse' : 'keyboard';
    if (at === 0) {
      await lab.open('/');
      await picture(page, 'start');
    } else if (!isPicked(catalogue.rungs[at - 1].id)) {
      await lab.open(`/#rung=${rung.id}&seed=7`);
    } else {
      // Trudy goes on with her attack on the next rung, if it has a meaning there.
      await lab.attack('Only watch', how);
      await lab.climb(rung.id, how);
    }
    await stepThrough(lab, at);
    const watched = await lab.ends();
    if (watched !== 'no-effect') throw new Error(`rung ${rung.id}: watching ends with ${watched}`);
    if (rung.id in DRAGGED) await dragOn(lab, rung.id);
    if (rung.id in CHOSEN) await chooseOn(lab, rung.id);

    const attack = rung.attacks.find((one) => one === TELLING[rung.id]) ?? rung.attacks[0];
    await lab.attack(title(attack), how);
    const kind = await lab.ends();
    await goBack(lab);
    await lab.toEnd();
    await exportAll(lab);
    await unscrolled(page);
    await named(page);
    await picture(page, `rung-${rung.id.replace('+', 'plus')}`);
    await page.setViewportSize(LARGE);
    await lab.settle();
    await unscrolled(page);
    await picture(page, `rung-${rung.id.replace('+', 'plus')}-large`);
    await page.setViewportSize(SMALL);
    faults.ask(`rung ${rung.id}`);
    console.log(`rung ${rung.id}: ${how}, ${attack}: ${kind}`);
  }

  const rest = { viewAsTrudy, predictFirst, seeds, bench, sheets, access, print };
  for (const [name, part] of Object.entries(rest)) {
    if (!isPicked(name)) continue;
    await part(lab);
    faults.ask(name);
    console.log(name);
  }
}

function isPicked(part) {
  return picked.length === 0 || picked.includes(part);
}

/** Button by button on the first rungs, with the arrow key on the others; each step is told. */
async function stepThrough(lab, at) {
  const forth = at < 3 ? () => lab.button('Step').click() : () => lab.press('ArrowRight');
  let before = '';
  for (let step = 1; step <= Math.min(40, lab.run.steps.length); step++) {
    await forth();
    await lab.at(step);
    const words = await spoken(lab.page);
    if (words.length < 10) throw new Error(`step ${step} says “${words}”`);
    if (step <= 3 && words === before) throw new Error(`steps ${step - 1} and ${step} both say “${words}”`);
    before = words;
  }
  if (at === 0) {
    await lab.press('Home');
    await lab.button('Play').click();
    await lab.page.waitForFunction(() => Number(document.querySelector('input[type=range]').value) >= 3);
    await lab.button('Pause').click();
  }
}

async function goBack(lab) {
  const end = lab.run.steps.length;
  if (end === 0) return;
  await lab.press('ArrowLeft');
  await lab.at(end - 1);
  await lab.button('Back').click();
  await lab.at(end - 2);
  await lab.button('Reset').click();
  await lab.at(0);
  if (await lab.verdict.isVisible()) throw new Error('a verdict before the first step');
}

async function dragOn(lab, rung) {
  const [which, target, expected] = DRAGGED[rung];
  const cards = dataCards(lab.run.steps);
  await lab.drag(cards[which], target === 'behind' ? `card:${cards[which + 1]}` : target);
  await expectMove(lab, cards[which], expected);
  await picture(lab.page, `hand-${rung}`);
}

async function chooseOn(lab, rung) {
  const [which, words, expected] = CHOSEN[rung];
  const cards = dataCards(lab.run.steps);
  await lab.choose(cards[which], words);
  await expectMove(lab, cards[which], expected);
}

async function expectMove(lab, card, expected) {
  if (!new URL(lab.page.url()).hash.includes(`moves=${card}.`)) throw new Error(`no move of ${card} in ${lab.page.url()}`);
  const kind = await lab.ends();
  if (kind !== expected) throw new Error(`${lab.query} ends with ${kind}, not ${expected}`);
}

async function exportAll(lab) {
  const begins = { 'run.pcapng': '\x0a\x0d\x0d\x0a', 'worksheet.md': '# Worksheet', 'run.json': '{' };
  for (const [file, start] of Object.entries(begins)) {
    await lab.button('Export this run').click();
    const [download] = await Promise.all([
      lab.page.waitForEvent('download'),
      lab.page.getByRole('link', { name: new RegExp(file.replace('.', '\\.')) }).click(),
    ]);
    const bytes = await readFile(await download.path());
    if (download.suggestedFilename() !== file) throw new Error(`${download.suggestedFilename()} is not ${file}`);
    if (!bytes.toString('latin1').startsWith(start)) throw new Error(`${file} begins with ${bytes.subarray(0, 12)}`);
    if (file === 'run.json') JSON.parse(bytes.toString());
  }
}

async function viewAsTrudy(lab) {
  await lab.open('/#rung=2b&seed=7');
  await lab.toEnd();
  const hidden = secrets(lab.run.steps);
  const shown = async () => {
    const page = await lab.page.content();
    return hidden.filter((bytes) => page.includes(bytes.slice(0, 24)));
  };
  if ((await shown()).length === 0) throw new Error('nobody sees any of the secrets');
  await lab.page.getByRole('radio', { name: 'Trudy' }).click();
  await lab.settle();
  for (let step = lab.run.steps.length; step > 0; step -= 7) {
    await lab.at(await lab.step());
    const seen = await shown();
    if (seen.length > 0) throw new Error(`Trudy sees ${seen.length} secrets at step ${step}`);
    for (let back = 0; back < 7; back++) await lab.press('ArrowLeft');
  }
  await lab.toEnd();
  await picture(lab.page, 'view-as-trudy');
  await lab.press('1');
}

async function predictFirst(lab) {
  await lab.open('/#rung=5a&attack=reorder&seed=7');
  await lab.button('Predict first').click();
  await lab.slider.focus();
  await lab.press('End');
  const form = lab.page.getByText('How will it end?');
  await form.waitFor();
  if (await lab.verdict.isVisible()) throw new Error('the verdict is told before the prediction');
  await picture(lab.page, 'predict');
  const choices = lab.page.getByRole('radio', { checked: false });
  await choices.filter({ hasNot: lab.page.locator('nav') }).and(lab.page.locator('input[value=noticed]')).check();
  await lab.page.getByRole('radio', { name: 'Alice' }).and(lab.page.locator('input')).check();
  await lab.button('See how it ends').click();
  await lab.ends();
  if (!(await lab.verdict.innerText()).includes('right')) throw new Error('no word about the prediction');
  await lab.button('Predict first').click();
}

/** One seed is one run, and another seed another one. */
async function seeds(lab) {
  const wire = () => JSON.stringify(lab.run.steps.map((step) => step.card?.layers?.[0].bytes));
  await lab.open('/#rung=7d&seed=7&step=20');
  const first = wire();
  await lab.loads(() => lab.page.reload());
  await lab.at(20);
  if (wire() !== first) throw new Error('the same address shows another run');
  await lab.page.getByRole('textbox', { name: 'Seed' }).fill('8');
  await lab.loads(() => lab.press('Enter'));
  if (wire() === first) throw new Error('another seed shows the same run');
}

async function bench(lab) {
  await lab.button(/^Bench/).click();
  const tabs = lab.page.getByRole('group', { name: 'Experiments' }).getByRole('button');
  await tabs.first().waitFor();
  for (const [at, tab] of (await tabs.all()).entries()) {
    await tab.click();
    await lab.settle();
    await unscrolled(lab.page);
    await picture(lab.page, `bench-${at + 1}`);
  }
  await lab.button(/^Bench/).click();
}

async function sheets(lab) {
  await lab.open('/#rung=4&seed=7');
  for (const [key, name] of [['?', 'help'], ['e', 'errata']]) {
    await lab.press(key);
    await lab.page.getByRole('dialog').waitFor();
    await lab.settle();
    await picture(lab.page, name);
    await lab.press('Escape');
    await lab.page.locator('dialog').waitFor({ state: 'detached' });
  }
}

async function access(lab) {
  await lab.open('/#rung=8b&attack=strip-suites&seed=7');
  await lab.toEnd();
  await named(lab.page);
  await focusable(lab.page);
  await still(lab.page, async () => {
    await lab.press('Home', 'ArrowRight', 'ArrowRight');
    await lab.at(2);
  });
  for (const colorScheme of ['light', 'dark']) {
    await lab.page.emulateMedia({ colorScheme });
    await lab.toEnd();
    const words = await faint(lab.page);
    if (words.length > 0) throw new Error(`hard to read in the ${colorScheme}: ${words.join('; ')}`);
    await picture(lab.page, `scheme-${colorScheme}`);
  }
  await lab.page.emulateMedia({ colorScheme: 'light' });
}

/** On paper there is all of the run, and none of the buttons. */
async function print(lab) {
  await lab.open('/#rung=4&attack=reorder&seed=7');
  await lab.toEnd();
  await lab.page.emulateMedia({ media: 'print' });
  await lab.settle();
  if (await lab.button('Play').isVisible()) throw new Error('buttons on paper');
  const cut = await lab.page.evaluate(() =>
    [...document.querySelectorAll('main, [data-pane=lanes], [data-pane=knowledge]')]
      .filter((node) => getComputedStyle(node).overflowY !== 'visible' && node.scrollHeight > node.clientHeight + 1)
      .map((node) => node.getAttribute('aria-label') ?? node.tagName),
  );
  if (cut.length > 0) throw new Error(`cut off on paper: ${cut.join(', ')}`);
  await picture(lab.page, 'print', { fullPage: true });
  await writeFile(join(folder, 'print.pdf'), await lab.page.pdf({ format: 'A4' }));
  await lab.page.emulateMedia({ media: 'screen' });
}

/** All of it fits: the panes scroll, the page does not. */
async function unscrolled(page) {
  const over = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return scrollWidth > innerWidth || scrollHeight > innerHeight ? `${scrollWidth} × ${scrollHeight}` : undefined;
  });
  if (over !== undefined) throw new Error(`the page is ${over}`);
}

async function picture(page, name, options = {}) {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...options });
}
