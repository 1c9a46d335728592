import { choose, dialog, fillIn } from './forms.mjs'

/** Schedule, People: who works here, and in which crew. */
export const peopleAndCrews = (page) => ({
  open: () => page.goto('/schedule?view=people'),
  async addWorker(fields) {
    await page.locator('section', { has: page.getByRole('heading', { name: 'People' }) }).getByRole('button', { name: 'Add somebody' }).click()
    await fillIn(page, fields, 'Add')
  },
  async addCrew(name, foreman) {
    await page.getByRole('button', { name: 'Add a crew' }).click()
    const form = dialog(page)
    await form.getByLabel('Name', { exact: true }).fill(name)
    await choose(form, 'People', foreman)
    await page.keyboard.press('Escape')
    await choose(form, 'Foreman', foreman)
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await form.waitFor({ state: 'detached' })
  },
})
