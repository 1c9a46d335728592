// A real mail server, as a process that is started and stopped here: takes every message, and a test waits for the one it expects.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import { freePort } from './ports.mjs'

const program = fileURLToPath(new URL('smtp.mjs', import.meta.url))

export async function startMail() {
  const folder = await mkdtemp(join(tmpdir(), 'ridgebeam-mail-'))
  const port = await freePort()
  const child = spawn(process.execPath, [program, String(port), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), gone.then(() => Promise.reject(new Error('the mail server did not start')))])
  const letters = []
  const look = async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort()
    for (const file of files.slice(letters.length)) letters.push(await simpleParser(await readFile(join(folder, file))))
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The first letter that fits, come or yet to come. */
    async letter(fits, within = 20_000) {
      for (const until = Date.now() + within; ; await pause(50)) {
        await look()
        const found = letters.find(fits)
        if (found) return found
        if (Date.now() > until) throw new Error(`no such letter came; there are: ${letters.map((l) => l.subject).join(' | ')}`)
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** To whom a letter went. */
export const to = (address) => (letter) => (letter.to?.value ?? []).some((one) => one.address === address)
