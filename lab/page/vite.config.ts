import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { mockLab } from './mock/plugin.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// Svelte's runtime is in the script, and so is its licence.
const licence = readFileSync(new URL('./node_modules/svelte/LICENSE.md', import.meta.url), 'utf8');

// With LAB=http://127.0.0.1:PORT/ the page is developed against a running lab, else the stand-in.
const lab = process.env.LAB;

// The lab's server sends a policy that allows no inline script or style and nothing from elsewhere:
// one script, one style sheet, fixed names, no preload helper.
export default defineConfig({
  base: './',
  plugins: lab === undefined ? [svelte(), mockLab()] : [svelte()],
  server: lab === undefined ? {} : { proxy: { '/api': lab } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        postBanner: `/*! This file contains parts of Svelte.\n${licence.trim()}\n*/`,
        entryFileNames: 'page.js',
        assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') ? 'page.css' : '[name][extname]'),
      },
    },
  },
  // `vite preview` serves the built page as the lab's server will: under the same policy.
  preview: { headers: { 'content-security-policy': POLICY } },
  test: { include: ['src/**/*.test.ts'] },
});
