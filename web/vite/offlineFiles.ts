import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const placeholder = '__OFFLINE_FILES__';
/** Letters of alphabets that neither English nor Spanish uses; fetched only if a name needs them. */
const leftOut = /-(cyrillic|greek|vietnamese)|\.map$|^\.vite\/|^manifest\.json$/;

/**
 * Tells the service worker which files make up this build. The list is part of the worker's own text, so a new build
 * is a new worker, and the browser notices by itself.
 */
export function offlineFiles(worker: string): Plugin {
  return {
    name: 'ridgebeam:offline-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunk = bundle[worker];
        if (!chunk || chunk.type !== 'chunk') this.error(`The build has no ${worker}.`);
        const built = Object.keys(bundle).filter((file) => file !== worker && !leftOut.test(file));
        const still = readdirSync('public').filter((file) => !leftOut.test(file));
        const files = [...built, ...still].sort().map((file) => (file === 'index.html' ? '/' : `/${file}`));
        const hash = createHash('sha256').update(JSON.stringify(files));
        for (const file of [...built, ...still]) {
          // Names of built files carry their hash; the page itself and the still files do not.
          const made = bundle[file];
          if (made?.type === 'asset' && file.endsWith('.html')) hash.update(made.source);
          if (!made) hash.update(readFileSync(`public/${file}`));
        }
        const list = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files });
        if (!chunk.code.includes(placeholder)) this.error(`${worker} does not ask for its files.`);
        chunk.code = chunk.code.replace(new RegExp(`["'\`]?${placeholder}["'\`]?`), () => JSON.stringify(list));
      },
    },
  };
}
