// Coming in: the first owner, an invitation, a sign-in.

export async function setUp(page, owner) {
  await page.goto('/set-up')
  await page.getByLabel('Company name').fill(owner.company_name)
  await page.getByLabel('Your name').fill(owner.name)
  await page.getByLabel('Email').fill(owner.email)
  await page.locator('input[type=password]').fill(owner.password)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('navigation').first().waitFor()
}

export async function join(page, link, password) {
  await page.goto(link)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('navigation').first().waitFor()
}

export async function signIn(page, { email, password }) {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation').first().waitFor()
}
