import { fillIn, told } from './forms.mjs'

export const leads = (page) => ({
  open: () => page.goto('/leads'),
  row: (name) => page.getByRole('row').filter({ hasText: name }),
  show(name) {
    return this.row(name).click()
  },
  async logCall(name, note) {
    await page.getByRole('button', { name: 'Log the call' }).first().click()
    await fillIn(page, { 'What came of it': { choose: 'Reached them' }, Note: note }, 'Log the call')
    await told(page, name)
  },
  async qualify(facts) {
    await page.getByRole('button', { name: 'Qualify', exact: true }).first().click()
    await fillIn(page, facts, 'Qualify')
    await page.waitForURL(/\/pipeline\/[0-9a-f-]{36}/)
  },
})
