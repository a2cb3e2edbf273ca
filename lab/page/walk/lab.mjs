// The page as a person uses it: by what stands on it, with the mouse and with the keyboard.
import { run } from './stream.mjs';

export class Lab {
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  get slider() {
    return this.page.getByRole('slider', { name: 'Step' });
  }

  get verdict() {
    return this.page.getByRole('region', { name: 'Verdict' });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async open(fragment) {
    await this.loads(() => this.page.goto(new URL(fragment, this.address).href));
  }

  /** Does something that makes another run, and waits until the page has all of it. */
  async loads(act) {
    const asked = this.page.waitForRequest((request) => request.url().includes('/api/run?'));
    await act();
    this.query = new URL((await asked).url()).search.slice(1);
    this.run = await run(this.address, this.query);
    await this.page.waitForFunction(
      (steps) =>
        document.querySelector('[data-pane=lanes]')?.getAttribute('aria-busy') === 'false' &&
        Number(document.querySelector('input[type=range]').max) === steps,
      this.run.steps.length,
    );
    await this.settle();
  }

  /** Until what was done is painted. */
  settle() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  async step() {
    return Number(await this.slider.inputValue());
  }

  async at(step) {
    await this.page.waitForFunction(
      (wanted) => Number(document.querySelector('input[type=range]').value) === wanted,
      step,
    );
    await this.settle();
  }

  async toEnd() {
    await this.slider.focus();
    await this.press('End');
    await this.at(this.run.steps.length);
  }

  /** Goes to the end, and holds the verdict there against what the server says. */
  async ends() {
    if (this.run.steps.length > 0) await this.toEnd();
    await this.verdict.waitFor();
    const { kind, who, check } = this.run.verdict;
    const classes = (await this.verdict.getAttribute('class')).split(/\s+/);
    if (!classes.includes(kind)) throw new Error(`the page says ${classes}, the server ${kind}`);
    const words = (await this.verdict.innerText()).toLowerCase();
    for (const part of [who, check].filter(Boolean)) {
      if (!words.includes(part.toLowerCase())) throw new Error(`no ${part} in: ${words}`);
    }
    return kind;
  }

  async climb(rung, how) {
    if (how === 'mouse') {
      await this.loads(() => this.page.locator('nav button[aria-current], nav .rung').getByText(rung, { exact: true }).first().click());
    } else {
      await this.loads(() => this.press(']'));
    }
    const now = await this.page.locator('nav [aria-current=page]').innerText();
    if (!now.startsWith(rung)) throw new Error(`went to rung ${rung}, and is on ${now}`);
  }

  async attack(title, how) {
    const chooser = this.button(/^What Trudy tries/);
    const choice = this.page.getByRole('list', { name: 'Attacks' }).getByRole('button').filter({
      has: this.page.getByText(title, { exact: true }),
    });
    if (how === 'mouse') {
      await chooser.click();
      await this.loads(() => choice.click());
    } else {
      await chooser.focus();
      await this.press('Enter');
      await this.seek(choice);
      await this.loads(() => this.press('Enter'));
    }
  }

  /** Goes up and down a list with the arrow keys until this has the focus. */
  async seek(locator) {
    const isThere = () => locator.evaluate((node) => node === document.activeElement);
    const place = () => this.page.evaluateHandle(() => document.activeElement);
    for (const key of ['ArrowUp', 'ArrowDown']) {
      for (let before; !(await this.page.evaluate((node) => node === document.activeElement, before)); ) {
        if (await isThere()) return;
        before = await place();
        await this.press(key);
      }
    }
    throw new Error(`the arrow keys do not come to ${locator}`);
  }

  /** A card in Trudy's hands. */
  card(id) {
    return this.button(new RegExp(`^${id}, .* in Trudy’s lane.*Enter`));
  }

  /** Takes a card and lets it go: on one of the tray's targets, a lane, or another card. */
  async drag(id, target) {
    const card = this.card(id);
    // Further down the tray would lie over the cards behind it.
    await card.evaluate((node) => node.scrollIntoView({ block: 'start' }));
    await this.settle();
    const from = await card.boundingBox();
    await this.page.mouse.move(from.x + 30, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 45, from.y + from.height / 2 + 12, { steps: 4 });
    const place = this.page.locator(`[data-drop="${target}"]`).first();
    await place.waitFor();
    const to = await place.boundingBox();
    const [x, y] = [to.x + to.width / 2, to.y + Math.min(to.height / 2, 30)];
    await this.page.mouse.move(x, y, { steps: 8 });
    await this.settle();
    await this.loads(() => this.page.mouse.up());
  }

  /** The same without a mouse. */
  async choose(id, words) {
    await this.press('t');
    await this.seek(this.card(id));
    await this.press('Enter');
    const item = this.page.getByRole('menuitem', { name: words });
    await this.seek(item);
    await this.loads(() => this.press('Enter'));
  }
}
