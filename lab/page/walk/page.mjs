// The page as a visitor handles it, and what is wrong with it.

import { chromium } from 'playwright-core';

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export class Page {
  complaints = [];
  steps = 0;
  #tolerated = [];

  static async open(base) {
    const browser = await chromium.launch({ executablePath: BROWSER, args: QUIET });
    const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    return new Page(base, browser, tab);
  }

  constructor(base, browser, tab) {
    this.base = base;
    this.browser = browser;
    this.tab = tab;
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complain(`console: ${message.text()}`);
    });
    tab.on('pageerror', (error) => this.#complain(`error: ${error.message}`));
  }

  #complain(words) {
    if (this.#tolerated.some((pattern) => pattern.test(words))) return;
    this.complaints.push(`${words} (at ${this.tab.url().split('#')[1] ?? ''})`);
  }

  tolerate(pattern) {
    this.#tolerated.push(pattern);
  }

  expect(holds, words) {
    if (!holds) this.#complain(words);
  }

  async go(fragment) {
    await this.tab.goto(new URL(fragment, this.base).href);
    await this.settle();
  }

  /** Until the run asked for is here. */
  async settle() {
    await this.tab.waitForTimeout(60);
    await this.tab
      .waitForSelector('.lanes[aria-busy=false], .bench article, [role=alert]', { timeout: 60_000 })
      .catch(() => this.#complain('the run does not come'));
    await this.tab.waitForTimeout(40);
  }

  async press(key) {
    await this.tab.keyboard.press(key);
    await this.tab.waitForTimeout(30);
  }

  async click(selector) {
    await this.tab.locator(selector).first().click();
    await this.settle();
  }

  async stepToTheEnd() {
    for (let before = -1; before !== (await this.shown()); ) {
      before = await this.shown();
      await this.tab.keyboard.press('ArrowRight');
      this.steps++;
      const words = await this.text('.step');
      this.expect(words.trim().length > 3, `step ${before + 1} says nothing`);
    }
  }

  async back(count) {
    const from = await this.shown();
    for (let n = 0; n < count; n++) await this.press('ArrowLeft');
    this.expect((await this.shown()) === Math.max(0, from - count), `back from ${from} by ${count}`);
  }

  async shown() {
    return Number.parseInt(await this.text('.transport output'), 10);
  }

  async expectVerdict(where) {
    const seen = await this.tab.waitForSelector('.verdict', { timeout: 3000 }).catch(() => undefined);
    this.expect(seen !== undefined, `${where}: no verdict`);
    this.expect((await this.text('.verdict .why')).length > 10, `${where}: no reason`);
  }

  async expectNoScroll(where) {
    const [width, height] = await this.tab.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    this.expect(width <= 0 && height <= 0, `${where}: the page itself scrolls by ${width} x ${height}`);
  }

  async size(width, height) {
    await this.tab.setViewportSize({ width, height });
    await this.tab.waitForTimeout(120);
  }

  async shot(path) {
    await this.tab.screenshot({ path });
  }

  async has(selector) {
    return (await this.tab.locator(selector).count()) > 0;
  }

  async text(selector) {
    const found = this.tab.locator(selector).first();
    return (await found.count()) > 0 ? found.innerText() : '';
  }

  moves() {
    return new URLSearchParams(this.tab.url().split('#')[1] ?? '').get('moves') ?? '';
  }

  /** The ids of this person's data cards in Trudy's lane. */
  async dataCards(from) {
    const chips = this.tab.locator(`.block.trudy .chip.movable.${from}`);
    const ids = [];
    for (let at = 0; at < (await chips.count()); at++) {
      const name = await chips.nth(at).locator('.name').innerText();
      if (name.includes('data')) ids.push(await chips.nth(at).locator('.id').innerText());
    }
    return [...new Set(ids)];
  }

  #chip(id) {
    return this.tab.locator(`.block.trudy .chip.movable:has(.id:text-is("${id}"))`).first();
  }

  async menuOf(id) {
    await this.#chip(id).locator('.face').focus();
    await this.press('Enter');
    const items = this.tab.locator('[role=menu] [role=menuitem]');
    return items.allInnerTexts();
  }

  async drag(id, target) {
    const face = this.#chip(id).locator('.face');
    await face.scrollIntoViewIfNeeded();
    const from = await face.boundingBox();
    await this.tab.mouse.move(from.x + 50, from.y + 12);
    await this.tab.mouse.down();
    await this.tab.mouse.move(from.x + 60, from.y + 20, { steps: 3 });
    await this.tab.waitForTimeout(60);
    const onto = this.tab.locator(target).first();
    await onto.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    const to = await onto.boundingBox();
    const pane = await this.tab.locator('.lanes').boundingBox();
    const top = Math.max(to.y, pane.y + 40);
    await this.tab.mouse.move(to.x + to.width / 2, top + Math.min(20, to.height / 2), { steps: 6 });
    await this.tab.mouse.up();
    await this.settle();
  }

  async close() {
    await this.browser.close();
  }
}
