// Pictures for the guide, where a folder is named: RIDGEBEAM_PICTURES=../docs/guide/pictures npm test
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import UPNG from 'upng-js'

const colours = 128

export async function picture(page, name, options = {}) {
  const folder = process.env.RIDGEBEAM_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  // From the top, wherever the story has scrolled to, and without what is said in passing over it.
  await page.locator('*').evaluateAll((all) => all.forEach((one) => one.scrollTop && (one.scrollTop = 0)))
  const said = page.locator('[role=status][aria-live=polite]')
  await said.evaluateAll((all) => all.forEach((one) => (one.style.visibility = 'hidden')))
  const shot = UPNG.decode(await page.screenshot({ animations: 'disabled', ...options }))
  await said.evaluateAll((all) => all.forEach((one) => (one.style.visibility = '')))
  writeFileSync(join(folder, `${name}.png`), Buffer.from(UPNG.encode(UPNG.toRGBA8(shot), shot.width, shot.height, colours)))
}
