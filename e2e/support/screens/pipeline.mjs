import { fillIn } from './forms.mjs'

export const pipeline = (page) => {
  const column = (stage) => page.getByRole('region', { name: new RegExp(`^${stage}, `) })
  const card = (name) => page.getByRole('group', { name, exact: true })
  return {
    open: () => page.goto('/pipeline'),
    column,
    card,
    cardIn: (stage, name) => column(stage).getByRole('group', { name, exact: true }),
    /** By the hand. */
    async drag(name, stage) {
      await card(name).dragTo(column(stage))
      await this.cardIn(stage, name).waitFor()
    },
    /** Without dragging. */
    async moveByMenu(name, stage) {
      await card(name).hover()
      await card(name).getByRole('button', { name: /^More to do with/ }).click()
      await page.getByRole('menuitem', { name: stage, exact: true }).click()
    },
    async addStakeholder(fields) {
      await page.locator('section', { has: page.getByRole('heading', { name: 'Stakeholders' }) }).getByRole('button', { name: 'Add', exact: true }).click()
      await fillIn(page, fields, 'Add')
    },
  }
}
