#!/usr/bin/env node
// Takes pictures of screens, so that they can be looked at: desk and phone, light and dark.
//
//   node scripts/look.mjs --out DIR [--base http://127.0.0.1:8017] [--email E --password P] [--stub FILE.json]
//                         [--only desk|phone] [--look light|dark|sunlight] [--language en|es] [--keys "j j Enter"] ROUTE...
//
// --stub answers the API from a file instead of a server: { "GET /accounts": {...body...}, "GET /accounts/*": {...} }.
// A value { "$status": 409, "$body": {...} } answers with that status. Longest match wins; a query string is ignored.
// Without --base the built dist/ is served from here.
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const text = { type: 'string' };
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: text, base: text, email: text, password: text, stub: text, only: text, look: text, language: text, keys: text, wait: text, full: { type: 'boolean' } },
});
if (!asked.out) throw new Error('Say where the pictures go: --out DIR (outside the repository).');
const routes = positionals.length > 0 ? positionals : ['/'];
const out = resolve(asked.out);
mkdirSync(out, { recursive: true });

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

function serveDist() {
  const dist = fileURLToPath(new URL('../dist', import.meta.url));
  const server = createServer((request, response) => {
    const path = join(dist, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = path.startsWith(dist) && existsSync(path) && statSync(path).isFile() ? path : join(dist, 'index.html');
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    // What the server sends too; a blocked style or script shows up as a complaint below.
    response.setHeader('Content-Security-Policy', "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

const own = asked.base ? null : await serveDist();
const base = asked.base ?? `http://127.0.0.1:${own.address().port}`;
const stubs = asked.stub ? JSON.parse(readFileSync(asked.stub, 'utf8')) : null;

function stubFor(method, path) {
  const fits = Object.keys(stubs).filter((key) => {
    const [wanted, pattern] = key.split(' ');
    return wanted === method && new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^/]+')}$`).test(path);
  });
  return fits.sort((a, b) => b.replaceAll('*', '').length - a.replaceAll('*', '').length)[0];
}

async function answer(route) {
  const request = route.request();
  const path = new URL(request.url()).pathname.replace(/^\/api\/v1/, '');
  if (path === '/stream') return route.fulfill({ status: 200, contentType: 'text/event-stream', body: ': quiet\n\n' });
  const key = stubFor(request.method(), path);
  if (!key) {
    const body = { type: 'about:blank', title: `No stub for ${request.method()} ${path}`, status: 404, code: 'no_stub' };
    return route.fulfill({ status: 404, contentType: 'application/problem+json', body: JSON.stringify(body) });
  }
  const found = stubs[key];
  const status = found?.$status ?? 200;
  const contentType = status >= 400 ? 'application/problem+json' : 'application/json';
  return route.fulfill({ status, contentType, body: status === 204 ? '' : JSON.stringify(found?.$body ?? found) });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--force-color-profile=srgb'],
});
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const looks = asked.look ? [asked.look] : ['light', 'dark'];

for (const [size, viewport] of Object.entries(sizes)) {
  if (asked.only && asked.only !== size) continue;
  for (const look of looks) {
    const context = await browser.newContext({ viewport, deviceScaleFactor: size === 'phone' ? 2 : 1, hasTouch: size === 'phone', isMobile: size === 'phone', serviceWorkers: 'block', locale: 'en-US' });
    await context.addInitScript(({ appearance, language }) => {
      localStorage.setItem('ridgebeam.appearance', appearance);
      localStorage.setItem('ridgebeam.language', language);
    }, { appearance: look, language: asked.language ?? 'en' });
    if (stubs) await context.route('**/api/v1/**', answer);
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && console.error(`  [${size} ${look}] ${message.text()}`));
    page.on('pageerror', (error) => console.error(`  [${size} ${look}] ${error.message}`));
    if (asked.email) await signIn(page);
    for (const route of routes) await picture(page, route, size, look);
    await context.close();
  }
}
await browser.close();
own?.close();

async function signIn(page) {
  await page.goto(`${base}/sign-in`);
  await page.fill('input[name=email]', asked.email);
  await page.fill('input[name=password]', asked.password ?? '');
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function picture(page, route, size, look) {
  await page.goto(base + route);
  await page.waitForLoadState('load');
  await page.waitForTimeout(Number(asked.wait ?? 700));
  for (const key of asked.keys?.split(' ') ?? []) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  if (asked.keys) await page.waitForTimeout(300);
  const name = `${route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'}-${size}-${look}${asked.language ? `-${asked.language}` : ''}.png`;
  await page.screenshot({ path: join(out, name), fullPage: Boolean(asked.full) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  console.log(`${name}${wide > 0 ? `  (${wide}px wider than the screen)` : ''}`);
}
