import type { Plugin } from 'vite';

/**
 * Asks for the typeface along with the script. Otherwise the browser would only know of it once words stand on the
 * screen, and they would move when it comes.
 */
export function fontFirst(typeface: RegExp): Plugin {
  return {
    name: 'ridgebeam:font-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((name) => typeface.test(name));
        if (!file) throw new Error(`The build has no typeface ${typeface}.`);
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
