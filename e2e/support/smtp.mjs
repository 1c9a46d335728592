// A mail server in a process of its own: node support/smtp.mjs PORT FOLDER. Each message it takes becomes a file there.
import { createWriteStream, renameSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SMTPServer } from 'smtp-server'

const [port, folder] = process.argv.slice(2)
let taken = 0

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
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
