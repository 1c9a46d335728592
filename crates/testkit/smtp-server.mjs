// A mail server in a process of its own: keeps each letter as a file, or takes none.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [packages, folder, port, takes] = process.argv.slice(2)
const { SMTPServer } = createRequire(packages)('smtp-server')
let count = 0

new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onMailFrom(_address, _session, done) {
    done(takes === 'all' ? undefined : Object.assign(new Error('not now'), { responseCode: 451 }))
  },
  onData(stream, _session, done) {
    const parts = []
    stream.on('data', (part) => parts.push(part))
    stream.on('end', () => {
      count += 1
      writeFileSync(`${folder}/${String(count).padStart(6, '0')}.eml`, Buffer.concat(parts))
      done()
    })
  },
}).listen(Number(port), '127.0.0.1')
