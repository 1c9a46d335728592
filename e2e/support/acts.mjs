import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

/** The acts of one story: each needs the ones before it, so the first that fails is the last that runs. */
export function acts(people) {
  let broken
  return (name, play) =>
    test(name, async (t) => {
      if (broken) return t.skip(`“${broken}” failed`)
      try {
        await play()
      } catch (error) {
        broken = name
        for (const [who, { page }] of Object.entries(people)) {
          const path = join(tmpdir(), `ridgebeam-e2e-${who}.png`)
          await page.screenshot({ path }).catch(() => {})
          t.diagnostic(`${who} saw ${page.url()} (${path})`)
        }
        throw error
      }
    })
}
