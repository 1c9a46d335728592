// The real binary on a folder of its own. Stopped and started again it keeps the folder, and may wake at another time.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from './database.mjs'
import { freePort } from './ports.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const binary = process.env.RIDGEBEAM_BINARY ?? join(root, 'target/debug/ridgebeam')

/**
 * `ahead` is in milliseconds; only a debug build of the binary lets its clock be moved. `postgres` names a server to keep
 * everything on; without it that is the embedded database.
 */
export async function startServer({ mail = 'outbox', ahead = 0, demo = false, postgres } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'ridgebeam-e2e-'))
  if (demo) await fill(data)
  const database = postgres && (await freshDatabase(postgres))
  const place = ['--data', data, ...(database ? ['--database-url', database.url] : [])]
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let running = await serve({ place, port, url, mail, ahead })
  return {
    url,
    data,
    log: () => running.log(),
    async restart(aheadNow) {
      await running.stop()
      running = await serve({ place, port, url, mail, ahead: aheadNow })
    },
    async stop() {
      await running.stop()
      await database?.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The demo company: one that was made before, where RIDGEBEAM_DEMO_DATA names it, else a fresh one. */
function fill(data) {
  const made = process.env.RIDGEBEAM_DEMO_DATA
  if (made) return cp(made, data, { recursive: true })
  const child = spawn(binary, ['demo', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the demo company was not made: ${code}`)))))
}

async function serve({ place, port, url, mail, ahead }) {
  const child = spawn(binary, ['serve', ...place, '--listen', `127.0.0.1:${port}`, '--mail-url', mail], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...(ahead ? { RIDGEBEAM_CLOCK_OFFSET: String(Math.round(ahead / 1000)) } : {}) },
  })
  let log = ''
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not start: ${log}`)), 30_000)
    child.stderr.on('data', (chunk) => {
      log += chunk
      if (!log.includes('ready on')) return
      clearTimeout(late)
      resolve()
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${log}`)))
  })
  const healthy = await fetch(`${url}/healthz`)
  if (!healthy.ok) throw new Error(`the server is not well: ${healthy.status}`)
  return {
    log: () => log,
    async stop() {
      child.kill('SIGTERM')
      const stuck = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await gone
      clearTimeout(stuck)
    },
  }
}
