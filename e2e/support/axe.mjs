// What an automatic reader of the accessibility rules finds on a screen.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const grave = ['serious', 'critical']

/**
 * WCAG 2.2 AA, what is serious or critical, in words that lead to the place; `only` names single rules.
 * The open list of a combobox is left out: it is walked with the arrows from its field, which axe takes for unreachable.
 */
export async function violations(page, { only } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const runOnly = only
    ? { type: 'rule', values: only }
    : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
  const found = await page.evaluate((rules) => globalThis.axe.run({ exclude: ['[data-scrollarea-viewport]'] }, { runOnly: rules, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }), runOnly)
  return found.violations
    .filter((one) => grave.includes(one.impact))
    .flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} — ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`))
}

/** How far the page is wider than the window, in pixels. */
export const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
