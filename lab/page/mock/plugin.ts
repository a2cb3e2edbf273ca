// Stands in for the lab's server while the page is being worked on (`npm run dev`); it is never
// part of a build. It plays a small almost-SSL with real hashes so that there is something to see.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { catalogue, workbench } from './catalogue.ts';
import { play } from './play.ts';

export function mockLab(): Plugin {
  return {
    name: 'mock-lab',
    configureServer(server) {
      server.middlewares.use('/api', answer);
    },
    configurePreviewServer(server) {
      server.middlewares.use('/api', answer);
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/ladder') return json(response, 200, catalogue());
  if (url.pathname === '/workbench') return json(response, 200, workbench);
  if (url.pathname !== '/run') return json(response, 404, { error: 'Not in the mock.' });
  const rung = url.searchParams.get('rung') ?? '0';
  if (!catalogue().rungs.some((one) => one.id === rung)) {
    return json(response, 400, { error: `There is no rung “${rung}”.` });
  }
  const { steps, verdict } = play(rung, url.searchParams);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const step of steps) response.write(`event: step\ndata: ${JSON.stringify(step)}\n\n`);
  response.end(`event: verdict\ndata: ${JSON.stringify(verdict)}\n\n`);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
