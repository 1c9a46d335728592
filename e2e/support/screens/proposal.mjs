/** The customer's page: plain HTML, no script. */
export const proposal = (page) => ({
  open: (link) => page.goto(link),
  async askForCode() {
    await page.locator('input[name=consent]').check()
    await page.locator('form[action$="/code"] button').click()
    await page.locator('#code').waitFor()
  },
  async sign(code, name) {
    await page.locator('#code').fill(code)
    await page.locator('#name').fill(name)
    await page.locator('input[name=accept]').check()
    await page.locator('form[action$="/sign"] button').click()
    await page.waitForLoadState()
  },
})

export const linkIn = (letter) => letter.text.match(/http\S+\/p\/\S+/)?.[0]
export const codeIn = (letter) => letter.text?.match(/^\d{6}$/m)?.[0]
