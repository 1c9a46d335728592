#!/usr/bin/env node
// Lighthouse on the screens people meet first: sign-in, the board and a project of the demo company, as a table.
//
//   cd benches/lighthouse && npm ci && npm run bench [-- --form mobile] [--runs 3] [--report DIR]
//
// Uses target/release/ridgebeam (RIDGEBEAM_BINARY names another) and RIDGEBEAM_BROWSER, else Debian's chromium. The
// figure of a page is the median of its runs. Ends with an error when a figure is below its aim.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as launcher from 'chrome-launcher'
import lighthouse, { desktopConfig } from 'lighthouse'

const aims = { performance: 95, accessibility: 100, 'best-practices': 100 }
const { values: asked } = parseArgs({
  options: { form: { type: 'string', default: 'desktop' }, runs: { type: 'string', default: '3' }, report: { type: 'string' } },
})
const binary = process.env.RIDGEBEAM_BINARY ?? fileURLToPath(new URL('../../target/release/ridgebeam', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'ridgebeam-lighthouse-'))

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

function finished(child) {
  return new Promise((resolve, reject) => child.once('exit', (code) => (code ? reject(new Error(`${binary} ended with ${code}`)) : resolve())))
}

async function serve() {
  await finished(spawn(binary, ['demo', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] }))
  const listen = `127.0.0.1:${await freePort()}`
  const child = spawn(binary, ['serve', '--data', data, '--listen', listen], { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise((resolve) => child.stderr.on('data', (said) => String(said).includes('ready on') && resolve()))
  return { base: `http://${listen}`, stop: () => child.kill('SIGTERM') }
}

async function signIn(base) {
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ email: 'owner@demo.example', password: 'three cedar posts' }),
  })
  return answer.headers.get('set-cookie').split(';')[0]
}

/** A trace is lost now and then: no first paint in it, or the browser too busy to answer. */
async function reportOn(page, attempts = 3) {
  const extraHeaders = page.cookie ? { Cookie: page.cookie } : undefined
  const flags = { port: chrome.port, onlyCategories: Object.keys(aims), extraHeaders, logLevel: 'error' }
  try {
    const { lhr } = await lighthouse(server.base + page.path, flags, config)
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
    const lost = Object.values(lhr.categories).find((category) => category.score === null)
    if (lost) throw new Error(`no figure for ${lost.title}`)
    return lhr
  } catch (problem) {
    if (attempts === 1) throw problem
    console.error(`${page.name}: ${problem.message}; once more`)
    return reportOn(page, attempts - 1)
  }
}

const server = await serve()
const cookie = await signIn(server.base)
const projects = await (await fetch(`${server.base}/api/v1/projects?state=active`, { headers: { cookie } })).json()
const pages = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'board', path: '/pipeline', cookie },
  { name: 'project', path: `/projects/${projects.items[0].id}`, cookie },
]
const chrome = await launcher.launch({
  chromePath: process.env.RIDGEBEAM_BROWSER ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
})
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const config = asked.form === 'desktop' ? desktopConfig : undefined
let missed = false

console.log(`| page (${asked.form}) | performance | accessibility | best practices | LCP ms | blocking ms | shift |`)
console.log('|---|---:|---:|---:|---:|---:|---:|')
for (const page of pages) {
  const results = []
  for (let run = 0; run < Number(asked.runs); run += 1) {
    results.push(await reportOn(page))
  }
  const score = (category) => median(results.map((one) => Math.round(one.categories[category].score * 100)))
  const metric = (name, digits = 0) => median(results.map((one) => one.audits[name].numericValue)).toFixed(digits)
  const scores = Object.keys(aims).map(score)
  missed ||= Object.values(aims).some((aim, at) => scores[at] < aim)
  console.log(`| ${page.name} | ${scores.join(' | ')} | ${metric('largest-contentful-paint')} | ${metric('total-blocking-time')} | ${metric('cumulative-layout-shift', 3)} |`)
  for (const audit of Object.values(results[0].audits)) {
    const graded = ['accessibility', 'best-practices'].some((c) => results[0].categories[c].auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0))
    if (graded && audit.score !== null && audit.score < 1) console.error(`${page.name}: ${audit.id}: ${audit.title}`)
  }
  if (asked.report) {
    mkdirSync(asked.report, { recursive: true })
    writeFileSync(join(asked.report, `${page.name}.json`), JSON.stringify(results[0], null, 1))
  }
}
chrome.kill()
server.stop()
rmSync(data, { recursive: true, force: true })
process.exitCode = missed ? 1 : 0
