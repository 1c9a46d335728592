// Runs the server, and after every change to its sources builds it and starts it anew: node bin/watch.mjs COMMAND...
// While a change does not compile, the server from before keeps answering.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'

const [command, ...args] = process.argv.slice(2)
const sources = ['crates', 'engines', 'migrations', 'Cargo.toml']
/** An editor that saves several files is one change. */
const pause = 300

let server = start()
let timer
let changed = false
let building = false

function start() {
  return spawn(command, args, { stdio: 'inherit' })
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function rebuild() {
  if (building) return
  building = true
  while (changed) {
    changed = false
    const [code] = await once(spawn('cargo', ['build', '--locked', '-p', 'cli'], { stdio: 'inherit' }), 'exit')
    if (code !== 0 || changed) continue
    await stop(server)
    server = start()
  }
  building = false
}

for (const path of sources) {
  watch(path, { recursive: true }, () => {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(rebuild, pause)
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await stop(server)
    process.exit()
  })
}
