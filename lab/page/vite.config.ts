import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { mockLab } from './mock/plugin.ts';

// The lab's server sends a policy that allows no inline script or style and nothing from elsewhere:
// one script, one style sheet, fixed names, no preload helper.
export default defineConfig({
  base: './',
  plugins: [svelte(), mockLab()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        entryFileNames: 'page.js',
        assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') ? 'page.css' : '[name][extname]'),
      },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
});
