import { fillIn } from './forms.mjs'

export const marketing = (page) => ({
  open: () => page.goto('/marketing'),
  async addCampaign(name, source, mark) {
    await page.getByRole('button', { name: 'New campaign' }).click()
    await fillIn(page, { Source: { choose: source }, Name: name, 'Mark in its links (utm_campaign)': mark }, 'Add')
    await page.getByText(name).first().waitFor()
  },
  async recordSpend(source, campaign, amount) {
    await page.getByRole('button', { name: 'Record spend', exact: true }).first().click()
    await fillIn(page, { Source: { choose: source }, Campaign: { choose: campaign }, 'Amount (USD)': amount }, 'Record spend')
  },
})
