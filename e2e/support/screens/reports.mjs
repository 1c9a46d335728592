export const reports = (page) => ({
  /** From the list of questions. */
  async open(short) {
    await page.goto('/reports')
    await page.getByRole('link').filter({ hasText: short }).first().click()
    await page.getByRole('table').first().waitFor()
  },
  /** Opens the first figure's formula and from there the rows it was counted from; gives back how many stand there. */
  async openRows(figure) {
    await page.getByRole('table').first().getByRole('button').first().waitFor()
    const label = page.getByRole('main').getByText(figure, { exact: true }).first()
    await label.locator('xpath=following::button[1]').click()
    const paper = page.getByRole('dialog')
    const link = paper.getByRole('link').first()
    const promised = Number(await link.innerText())
    await link.click()
    await page.getByRole('heading', { name: 'Rows behind the figure' }).waitFor()
    await page.locator('tbody tr[data-index]').first().waitFor()
    return { promised, shown: await page.locator('tbody tr[data-index]').count() }
  },
})
