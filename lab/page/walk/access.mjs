// What somebody needs who does not see the page, or has no mouse, or gets dizzy.

const CONTROLS = new Set([
  'button', 'link', 'textbox', 'slider', 'radio', 'checkbox', 'menuitem', 'combobox', 'spinbutton', 'tab', 'switch',
]);

/** Every control has a name. */
export async function named(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const controls = nodes.filter((node) => !node.ignored && CONTROLS.has(node.role?.value));
  if (controls.length < 20) throw new Error(`only ${controls.length} controls on the page`);
  const nameless = controls.filter((node) => !node.name?.value?.trim());
  if (nameless.length > 0) {
    throw new Error(`without a name: ${nameless.map((node) => node.role.value).join(', ')}`);
  }
}

/** Wherever Tab goes, one sees where one is; and it goes somewhere each time. */
export async function focusable(page) {
  await page.evaluate(() => document.activeElement?.blur());
  const visited = new Set();
  for (let tabs = 0; tabs < 60; tabs++) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === null || node === document.body) return undefined;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      return {
        name: node.getAttribute('aria-label') ?? node.textContent.trim().slice(0, 40) ?? node.tagName,
        isSeen: (outlined || style.boxShadow !== 'none') && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (place === undefined) continue;
    if (!place.isSeen) throw new Error(`the focus is not to be seen on “${place.name}”`);
    visited.add(place.name);
  }
  if (visited.size < 10) throw new Error(`Tab goes only to ${[...visited].join(', ')}`);
}

/** What the live regions say now. */
export function spoken(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')]
      .map((node) => node.textContent.trim().replace(/\s+/g, ' '))
      .join(' '),
  );
}

/** Nothing moves for somebody who asked for that. */
export async function still(page, act) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await act();
  const moving = await page.evaluate(
    () => document.getAnimations().filter((one) => one.playState === 'running').length,
  );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  if (moving > 0) throw new Error(`${moving} animations in spite of reduced motion`);
}

/** Text that cannot be told from its ground: WCAG's contrast of 4.5, or 3 for large text. */
export function faint(page) {
  return page.evaluate(async () => {
    // Between two schemes colours change by and by.
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const colour = (words) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = words;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return { r, g, b, a: a / 255 };
    };
    const over = (top, below) => ({
      r: top.r * top.a + below.r * (1 - top.a),
      g: top.g * top.a + below.g * (1 - top.a),
      b: top.b * top.a + below.b * (1 - top.a),
      a: 1,
    });
    const light = ({ r, g, b }) => {
      const [x, y, z] = [r, g, b].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (node) => {
      const chain = [];
      for (let one = node; one !== null; one = one.parentElement) chain.unshift(colour(getComputedStyle(one).backgroundColor));
      return chain.reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
    };
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent.trim();
      const node = walker.currentNode.parentElement;
      if (words === '' || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (node.closest('.unseen, :disabled')) continue;
      const style = getComputedStyle(node);
      const below = ground(node);
      const [a, b] = [light(over(colour(style.color), below)), light(below)];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (contrast < (large ? 3 : 4.5)) found.set(`${style.color} ${node.className}`, `“${words.slice(0, 30)}” ${contrast.toFixed(2)}, ${style.color} in ${node.className}`);
    }
    return [...found.values()];
  });
}
