import { change, fillIn, told } from './forms.mjs'

export const settings = (page) => ({
  open: () => page.goto('/settings'),
  async invite(name, email, role) {
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    await fillIn(page, { Name: name, Email: email, Role: { choose: role } }, 'Send the invitation')
    await told(page, `${name} gets a link by email`)
  },
  change: (label, value) => change(page, label, value),
  /** Where the company's website form is. */
  formAddress: () => page.getByRole('link', { name: /\/f\// }).first().getAttribute('href'),
})
