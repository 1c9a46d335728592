// Weighs what the first screen loads. Fails when it is more than the promise, so that it is noticed at once.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const promise = 170 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const seen = new Set();
function walk(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no ${key}.`);
  if (seen.has(chunk.file)) return;
  seen.add(chunk.file);
  chunk.imports?.forEach(walk);
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry && key.endsWith('.html'));
// Home comes with the entry; the way in is fetched besides.
walk(entry);
walk('src/app/session/SignInScreen.tsx');

const weight = (files) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const script = weight(seen);
const style = weight([manifest['style.css'].file]);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`First route: ${kb(script)} script and ${kb(style)} style, gzip (promise: ${kb(promise)} script).`);
if (script > promise) {
  console.error('That is more than promised. Load the new part lazily, or leave it out.');
  process.exit(1);
}
