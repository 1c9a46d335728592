/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { mantineVariables } from './vite/mantineVariables.ts';

const server = process.env.RIDGEBEAM_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    react(),
    mantineVariables(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'serviceWorker.ts',
      injectRegister: false,
      manifest: {
        name: 'Ridgebeam',
        short_name: 'Ridgebeam',
        description: 'Winning the work and doing the work, on one record.',
        display: 'standalone',
        start_url: '/',
        background_color: '#f5f4f1',
        theme_color: '#f5f4f1',
        icons: [
          { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,woff2}'], globIgnores: ['**/*-vietnamese-*', '**/*-greek*', '**/*-cyrillic*'] },
    }),
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: false } } },
  preview: { port: 4173, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 400, manifest: true },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], globals: false },
});
