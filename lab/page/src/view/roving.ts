// One tab stop a list; ↑ and ↓ move within it, whichever way it lies: ← and → always step the run.
// In a menu so do Home and End, which elsewhere go to the start and the end of the run.

/** Lets ↑ and ↓ move the focus among the node's `[data-rove]` elements. */
export function roving(node: HTMLElement) {
  const stops = () => [...node.querySelectorAll<HTMLElement>('[data-rove]:not(:disabled)')];

  function settle(): void {
    const all = stops();
    const home =
      all.find((one) => one === document.activeElement) ??
      all.find((one) => isCurrent(one)) ??
      all[0];
    for (const one of all) one.tabIndex = one === home ? 0 : -1;
  }

  function press(event: KeyboardEvent): void {
    const all = stops();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = all[at] instanceof HTMLInputElement;
    let to: number;
    if (event.key === 'ArrowDown') to = Math.min(at + 1, all.length - 1);
    else if (event.key === 'ArrowUp') to = Math.max(at - 1, 0);
    else if (event.key === 'Home' && node.role === 'menu' && !isTyping) to = 0;
    else if (event.key === 'End' && node.role === 'menu' && !isTyping) to = all.length - 1;
    else return;
    event.preventDefault();
    event.stopPropagation();
    all[to]!.focus();
    settle();
  }

  const watch = new MutationObserver(settle);
  watch.observe(node, { childList: true, subtree: true });
  node.addEventListener('keydown', press);
  node.addEventListener('focusin', settle);
  settle();
  return {
    destroy() {
      watch.disconnect();
      node.removeEventListener('keydown', press);
      node.removeEventListener('focusin', settle);
    },
  };
}

function isCurrent(one: HTMLElement): boolean {
  return ['aria-current', 'aria-selected', 'aria-checked', 'aria-pressed'].some((name) => {
    const value = one.getAttribute(name);
    return value !== null && value !== 'false';
  });
}
