// How forms are filled anywhere in the product.
import { expect } from '../expect.mjs'

/** The dialog that lies over the screen. */
export const dialog = (page) => page.getByRole('dialog')

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Picks from a list of choices by its words. */
export async function choose(scope, label, choice) {
  const page = scope.page?.() ?? scope
  await scope.getByRole('combobox', { name: label, exact: true }).or(scope.getByRole('textbox', { name: label, exact: true })).click()
  await page.getByRole('option', { name: choice }).filter({ visible: true }).first().click()
}

/** Fills a dialog's fields by their labels and sends it; the dialog closes when it is accepted. */
export async function fillIn(page, fields, submit) {
  const form = dialog(page)
  for (const [label, value] of Object.entries(fields)) {
    if (typeof value === 'string') await form.getByLabel(label, { exact: true }).fill(value)
    else await choose(form, label, value.choose)
  }
  await form.getByRole('button', { name: submit, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

/** A value changed where it stands: click, type, Enter. */
export async function change(scope, label, value) {
  await scope.getByRole('button', { name: new RegExp(`^Change ${escape(label)}:`) }).first().click()
  const box = scope.getByLabel(label, { exact: true }).first()
  await box.fill(value)
  await box.press('Enter')
}

/** What the screen says in passing, in the corner. */
export async function told(page, words) {
  await page.getByText(words).first().waitFor()
}

/** Waits until the text of a place fits. */
export const shows = (locator, words) => expect(() => locator.innerText(), (text) => (words instanceof RegExp ? words.test(text) : text.includes(words)), `${words}`)
