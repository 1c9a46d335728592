import { change, choose, dialog, fillIn } from './forms.mjs'

export const estimate = (page) => {
  const section = (name) => page.getByRole('region', { name, exact: true })
  const line = (name) => page.getByRole('row').filter({ hasText: name })
  return {
    section,
    line,
    async fromBook(sectionName, words, item, quantity) {
      await section(sectionName).getByRole('button', { name: 'Add from price book' }).click()
      const form = dialog(page)
      await form.getByPlaceholder('Find in the price book').fill(words)
      await page.getByRole('option', { name: item }).first().click()
      await fillIn(page, { Quantity: quantity }, 'Add')
    },
    async fromAssembly(sectionName, assembly, inputs) {
      await section(sectionName).getByRole('button', { name: 'Add from price book' }).click()
      const form = dialog(page)
      await form.getByText('Assembly', { exact: true }).click()
      await choose(form, 'Assembly', assembly)
      await fillIn(page, inputs, 'Add')
    },
    async ownLine(sectionName, fields) {
      await section(sectionName).getByRole('button', { name: 'Add a line of your own' }).click()
      await fillIn(page, fields, 'Add')
      await line(fields['What is it?']).waitFor()
    },
    async renameSection(from, to) {
      await change(section(from), 'Section', to)
      await section(to).waitFor()
    },
    async addSection(name) {
      await page.getByRole('button', { name: 'Add a section' }).click()
      await this.renameSection('Section', name)
    },
    async makeOptional(name) {
      await line(name).getByRole('button', { name: /^More for/ }).click()
      await page.getByRole('menuitem', { name: 'Make optional' }).click()
      await line(name).getByText('Option, not in the price').waitFor()
    },
    discount: (percent) => change(page, 'Discount, such as 5% or 250', `${percent}%`),
    /** A sum of the summary, as it stands on the screen. */
    sum: (label) => page.locator('dt', { hasText: new RegExp(`^${label}`) }).locator('xpath=following-sibling::dd[1]').innerText(),
    async propose(fields = {}) {
      await page.getByRole('button', { name: 'Send proposal' }).click()
      await fillIn(page, fields, 'Send proposal')
    },
  }
}
