/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunks } from './vite/chunks.ts';
import { fontFirst } from './vite/fontFirst.ts';
import { mantineVariables } from './vite/mantineVariables.ts';
import { offlineFiles } from './vite/offlineFiles.ts';

/** Stands at the root under a name that never changes: its address decides what it may answer for. */
const worker = 'serviceWorker.js';
const server = process.env.RIDGEBEAM_SERVER ?? 'http://127.0.0.1:8017';

export default defineConfig({
  plugins: [
    react(),
    mantineVariables(),
    fontFirst(/inter-latin-wght-normal/),
    offlineFiles(worker),
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { port: 4173, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 500,
    manifest: true,
    cssCodeSplit: false,
    rolldownOptions: {
      input: { index: 'index.html', serviceWorker: 'src/app/serviceWorker.ts' },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'serviceWorker' ? worker : 'assets/[name]-[hash].js'),
        codeSplitting: chunks,
      },
    },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], globals: false },
});
