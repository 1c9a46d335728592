import { change, choose, dialog, fillIn } from './forms.mjs'

const views = { tasks: 'Tasks', gantt: 'Gantt', deliveries: 'Deliveries', budget: 'Budget', money: 'Money', log: 'Log', time: 'Hours', history: 'Moves' }

export const winPlan = (page) => ({
  /** From the to-do list at home. */
  async review() {
    await page.goto('/')
    await page.getByRole('button', { name: 'Review' }).first().click()
    await page.waitForURL(/\/win-plans\//)
    await page.getByRole('button', { name: 'Commit: create the project' }).waitFor()
  },
  change: (label, value) => change(page, label, value),
  async commit() {
    await page.getByRole('button', { name: 'Commit: create the project' }).click()
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}/)
  },
})

export const project = (page) => ({
  async view(name) {
    await page.getByRole('radiogroup', { name: 'Project' }).getByText(views[name], { exact: true }).click()
  },
  async assign(crew) {
    const pickers = page.getByLabel(/^Crew of /)
    const names = await pickers.evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('aria-label')))])
    for (const name of names) {
      await choose(page, name, crew)
      await page.waitForFunction(([label, value]) => document.querySelector(`input[aria-label="${CSS.escape(label)}"]`)?.value === value, [name, crew])
    }
    return names.length
  },
  async report(task, percent) {
    const box = page.getByLabel(`Percent done of ${task}`)
    await box.fill(percent)
    await box.press('Enter')
  },
  async receive(delivery) {
    await this.view('deliveries')
    await page.getByRole('row').filter({ hasText: delivery }).first().getByRole('button', { name: 'Receive' }).click()
    await fillIn(page, {}, 'Receive')
    await page.getByRole('row').filter({ hasText: delivery }).first().getByText('Received').waitFor()
  },
  promise: (delivery, day) => change(page, `Promised day of ${delivery}`, day),
  /** A figure of the head of the page. */
  stat: (label) => page.getByText(label, { exact: true }).locator('xpath=following-sibling::*[1]').first().innerText(),
  /** Names the supplier of an order and places it; gives back its sum in cents. */
  async order(number, supplier) {
    const sheet = page.getByRole('listitem').filter({ hasText: `Order ${number}` })
    await choose(page, `Supplier of order ${number}`, supplier)
    await sheet.getByRole('button', { name: 'Place order' }).click()
    await sheet.getByText('Ordered').waitFor()
    return cents(await sheet.getByRole('row').last().locator('td').last().innerText())
  },
  /** Ticks what has no length: handing over. */
  async finishMilestones() {
    await this.view('tasks')
    const open = page.getByRole('checkbox', { name: /^Tick .* as done$/, checked: false })
    await page.getByRole('checkbox', { name: /^Tick / }).first().waitFor()
    while (await open.count()) {
      const name = await open.first().getAttribute('aria-label')
      await open.first().click()
      await page.getByRole('checkbox', { name, checked: true }).waitFor()
    }
  },
  async recordBill(fields) {
    await page.getByRole('button', { name: 'Record bill' }).click()
    await fillIn(page, fields, 'Record')
  },
  /** The budget's foot, by column. */
  async whole() {
    const table = page.getByRole('table', { name: 'Budget' })
    await table.waitFor()
    const heads = await table.locator('thead th').allInnerTexts()
    const sums = await table.locator('tfoot').locator('th, td').allInnerTexts()
    return Object.fromEntries(heads.map((head, at) => [head, cents(sums[at])]).slice(1))
  },
  /** A budget column's own lines. */
  async lines(column) {
    const table = page.getByRole('table', { name: 'Budget' })
    const heads = await table.locator('thead th').allInnerTexts()
    return (await table.locator(`tbody tr > :nth-child(${heads.indexOf(column) + 1})`).allInnerTexts()).map(cents)
  },
  async invoice(item) {
    await page.getByRole('listitem').filter({ hasText: item }).getByRole('button', { name: 'Issue invoice' }).click()
    await page.getByRole('button', { name: 'Record payment' }).waitFor()
  },
  async pay() {
    await page.getByRole('button', { name: 'Record payment' }).click()
    await dialog(page).waitFor()
    await fillIn(page, { Reference: 'check 2041' }, 'Record')
    await page.getByRole('button', { name: 'Record payment' }).waitFor({ state: 'detached' })
  },
  async close() {
    await page.getByRole('button', { name: 'Close project' }).click()
    await page.getByText('Closed', { exact: true }).first().waitFor()
  },
})

/** What a sum of money on the screen says, in cents; a dash is nothing. */
export function cents(text) {
  const plain = text.replace(/[$,\s]/g, '').replace('−', '-')
  return /^-?\d+(\.\d\d)?$/.test(plain) ? Math.round(Number(plain) * 100) : 0
}
