import { fillIn } from './forms.mjs'

export const customers = (page) => ({
  open: () => page.goto('/customers'),
  async add(name, standing) {
    await page.getByRole('button', { name: 'New customer' }).first().click()
    await fillIn(page, { Name: name, Standing: { choose: standing }, Kind: { choose: 'Company' } }, 'Add')
    await page.getByRole('heading', { name }).first().waitFor()
  },
  /** The whole life of an account, oldest page and all, as it reads. */
  async timeline() {
    const entries = page.locator('section', { has: page.getByRole('heading', { name: 'Timeline' }) })
    await entries.getByRole('listitem').first().waitFor()
    const more = entries.getByRole('button', { name: 'Show more' })
    while (await more.isVisible()) {
      const before = await entries.getByRole('listitem').count()
      await more.click()
      await page.waitForFunction((n) => document.querySelectorAll('ol li').length > n, before)
    }
    return entries.innerText()
  },
})
