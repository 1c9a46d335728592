// The guide's pictures are of the product as it is: each is taken by a test here, and each is shown somewhere. (Drawings, which
// are SVG, are held to the engine by engines/interchange/tests/guide.rs.)
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = readdirSync(join(root, 'docs/guide/pictures'))
const pictures = files.filter((file) => file.endsWith('.png')).map((file) => basename(file, '.png'))
const text = (...paths) => paths.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')

test('every picture of the guide is taken by a test', () => {
  const tests = text('e2e/journeys/lead_to_cash.test.mjs', 'e2e/a11y/screens.test.mjs')
  const taken = [...tests.matchAll(/picture\([\w.]+, '([\w-]+)'\)/g)].map(([, name]) => name)
  assert.deepEqual(pictures.toSorted(), taken.toSorted())
})

test('every picture is shown, and none is missing', () => {
  const shown = text('README.md', 'docs/guide/README.md').match(/(?<=pictures\/)[\w-]+(?=\.png)/g)
  assert.deepEqual(pictures.toSorted(), [...new Set(shown)].sort())
})
