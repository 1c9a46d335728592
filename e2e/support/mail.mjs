// A real SMTP server: takes every message and lets a test wait for the one it expects.
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { freePort } from './ports.mjs'

export async function startMail() {
  const letters = []
  const waiting = new Set()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((letter) => {
        letters.push(letter)
        for (const look of waiting) look()
        done()
      }, done)
    },
  })
  const port = await freePort()
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** The first letter that fits, come or yet to come. */
    letter(fits, within = 20_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = letters.find(fits)
          if (found) settle(() => resolve(found))
        }
        const late = () => settle(() => reject(new Error(`no such letter came; there are: ${letters.map((l) => l.subject).join(' | ')}`)))
        const timer = setTimeout(late, within)
        const settle = (say) => {
          clearTimeout(timer)
          waiting.delete(look)
          say()
        }
        waiting.add(look)
        look()
      })
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** To whom a letter went. */
export const to = (address) => (letter) => (letter.to?.value ?? []).some((one) => one.address === address)
