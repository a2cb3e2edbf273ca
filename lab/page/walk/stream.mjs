// The lab's server, asked beside the page: what the page shows is held against this.

/** The catalogue. */
export async function ladder(address) {
  const answer = await fetch(new URL('/api/ladder', address));
  return answer.json();
}

/** All steps of a run, and its verdict. */
export async function run(address, query) {
  const answer = await fetch(new URL(`/api/run?${query}`, address));
  if (!answer.ok) throw new Error(`${answer.status} for ${query}: ${await answer.text()}`);
  const messages = (await answer.text()).split(/\r?\n\r?\n/).map(read);
  return {
    steps: messages.filter((one) => one.event === 'step').map((one) => one.data),
    verdict: messages.find((one) => one.event === 'verdict').data,
  };
}

function read(message) {
  const field = (name) =>
    message
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim())
      .join('\n');
  const data = field('data');
  return { event: field('event'), data: data === '' ? undefined : JSON.parse(data) };
}

/** Bob's records of data: what he sends after each line that his application says. */
export function dataCards(steps) {
  const cards = [];
  let lines = 0;
  for (const step of steps) {
    if (step.lane !== 'bob') continue;
    if (step.kind === 'say') lines++;
    if (step.kind === 'send' && cards.length < lines) cards.push(step.card.id);
  }
  return cards;
}

/** Long values that Bob or Alice know and Trudy does not, as hexadecimal digits. */
export function secrets(steps) {
  const learned = steps.filter((step) => step.kind === 'learn');
  const hers = new Set(learned.filter((step) => step.lane === 'trudy').map((step) => step.value.bytes));
  const wires = steps.flatMap((step) => (step.card?.layers ? [step.card.layers[0].bytes] : [])).join(' ');
  return learned
    .filter((step) => step.lane !== 'trudy' && step.value.bytes.length >= 32)
    .map((step) => step.value.bytes)
    .filter((bytes) => !hers.has(bytes) && !wires.includes(bytes));
}
