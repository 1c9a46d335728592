// Pictures for the guide, where a folder is named: RIDGEBEAM_PICTURES=../docs/guide/pictures npm test
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import UPNG from 'upng-js'

const colours = 128

export async function picture(page, name, options = {}) {
  const folder = process.env.RIDGEBEAM_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const shot = UPNG.decode(await page.screenshot({ animations: 'disabled', ...options }))
  writeFileSync(join(folder, `${name}.png`), Buffer.from(UPNG.encode(UPNG.toRGBA8(shot), shot.width, shot.height, colours)))
}
