// A mail server in a process of its own: node support/smtp.mjs PORT FOLDER [nothing]. Each message it takes becomes a file
// there; one that takes nothing says "not now" to each. The tests in Rust start it too.
import { createWriteStream, renameSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SMTPServer } from 'smtp-server'

const [port, folder, takes] = process.argv.slice(2)
let taken = 0

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onMailFrom(_address, _session, done) {
    done(takes === 'nothing' ? Object.assign(new Error('not now'), { responseCode: 451 }) : undefined)
  },
  async onData(stream, _session, done) {
    const file = join(folder, `${String((taken += 1)).padStart(5, '0')}.eml`)
    try {
      await pipeline(stream, createWriteStream(`${file}.part`))
      // Whole or not at all, for whoever looks into the folder.
      renameSync(`${file}.part`, file)
      done()
    } catch (error) {
      done(error)
    }
  },
})
server.listen(Number(port), '127.0.0.1', () => console.log('ready'))
process.once('SIGTERM', () => server.close(() => process.exit(0)))
