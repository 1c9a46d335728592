// The real binary on a folder of its own, and a real SMTP server beside it.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

const root = fileURLToPath(new URL('../..', import.meta.url))
const binary = process.env.RIDGEBEAM_BINARY ?? join(root, 'target/debug/ridgebeam')

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
    probe.on('error', reject)
  })
}

/** Takes every message and lets a test wait for the one it expects. */
export async function startMail() {
  const letters = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((letter) => {
        letters.push(letter)
        done()
      }, done)
    },
  })
  const port = await freePort()
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async letter(matches, within = 20_000) {
      const until = Date.now() + within
      while (Date.now() < until) {
        const found = letters.find(matches)
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error(`no such letter came; there are: ${letters.map((l) => l.subject).join(' | ')}`)
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

export async function startServer({ mail = 'outbox' } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'ridgebeam-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--mail-url', mail], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk) => (log += chunk))
  const until = Date.now() + 30_000
  for (;;) {
    const ready = await fetch(`${url}/healthz`).then((r) => r.ok, () => false)
    if (ready) break
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the server did not start: ${log}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    data,
    log: () => log,
    async stop() {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Speaks the API as a program does: one cookie, one idempotency key for each write. */
export function apiClient(url) {
  let cookie = ''
  const call = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        cookie,
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const set = answer.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0]
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    patch: (path, version, body) => call('PATCH', path, body, { 'if-match': `"${version}"` }),
    cookie: () => cookie,
  }
}

export const owner = {
  company_name: 'Ridge Fence Co',
  name: 'Dolores Reyes',
  email: 'dolores@ridge.example',
  password: 'three cedar posts',
  trade: 'fence',
}
