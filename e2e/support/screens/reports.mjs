export const reports = (page) => ({
  /** From the list of questions. */
  async open(short) {
    await page.goto('/reports')
    await page.getByRole('link').filter({ hasText: short }).first().click()
    await page.getByRole('table').first().waitFor()
  },
  /**
   * Opens every figure of the answer and of the table's first and last line: its name, its formula, and the links to what
   * it was counted from, as [words, address].
   */
  async figures() {
    // Figures are the buttons that open a paper; the heads of the table only sort.
    const buttons = page.locator('main button[aria-haspopup=dialog]:not(tbody tr:not(:first-child) *)')
    await buttons.first().waitFor()
    const found = []
    for (const button of await buttons.all()) {
      await button.click()
      const paper = page.getByRole('dialog')
      await paper.waitFor()
      found.push({
        name: await paper.getByRole('heading').innerText(),
        formula: await paper.locator('p').first().innerText(),
        links: await paper.getByRole('link').evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')])),
      })
      await page.keyboard.press('Escape')
      await paper.waitFor({ state: 'detached' })
    }
    return found
  },
  /** How many rows stand at an address of rows. */
  async rowsAt(address) {
    await page.goto(address)
    await page.getByRole('heading', { name: 'Rows behind the figure' }).waitFor()
    const rows = page.locator('tbody tr[data-index]')
    await rows.or(page.getByText('No row is counted here.')).first().waitFor()
    return rows.count()
  },
})
