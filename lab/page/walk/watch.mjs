// What must not happen anywhere on the walk: it is collected, and asked for after each rung.

/** Watches one page from its first request on. */
export async function watch(page) {
  const faults = [];
  const note = (kind, words) => faults.push(`${kind}: ${words}`);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note('console', message.text());
  });
  page.on('pageerror', (error) => note('script', error.stack ?? error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) note('answer', `${response.status()} for ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A run that is given up for another one, and a download, end so.
    const words = request.failure()?.errorText ?? '';
    if (!(words === 'net::ERR_ABORTED' && request.url().includes('/api/'))) {
      note('request', `${words} for ${request.url()}`);
    }
  });
  await page.exposeFunction('policyViolated', (words) => note('content security policy', words));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      window.policyViolated(`${event.violatedDirective} by ${event.blockedURI}`),
    );
  });
  return {
    /** Throws if something happened since the last time. */
    ask(where) {
      if (faults.length > 0) throw new Error(`${where}:\n${faults.splice(0).join('\n')}`);
    },
  };
}
