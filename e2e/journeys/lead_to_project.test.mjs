// A homeowner, an office and a customer, each in a browser of their own: from the website form to the committed project.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { DESK, PHONE, openBrowser } from '../support/browser.mjs'
import { apiClient, owner, startMail, startServer } from '../support/server.mjs'

let mail, server, browser

before(async () => {
  mail = await startMail()
  server = await startServer({ mail: mail.url })
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.stop()
  await mail?.stop()
})

/** Keeps a picture for the guide where a folder is named. */
async function picture(page, name) {
  const folder = process.env.RIDGEBEAM_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

test('from the website form to the committed project', async () => {
  const office = await browser.person(DESK)
  await office.page.goto(`${server.url}/set-up`)
  await office.page.getByLabel('Company name').fill(owner.company_name)
  await office.page.getByLabel('Your name').fill(owner.name)
  await office.page.getByLabel('Email').fill(owner.email)
  await office.page.locator('input[type=password]').fill(owner.password)
  await office.page.getByRole('button', { name: 'Start' }).click()
  await office.page.getByRole('link', { name: 'Leads' }).first().click()
  await office.page.waitForURL('**/leads')

  const api = apiClient(server.url)
  await api.post('/session', { email: owner.email, password: owner.password })
  const form = (await api.get('/lead-forms')).items[0].url

  // The homeowner's browser runs no script at all.
  const homeowner = await browser.person(PHONE, { javaScriptEnabled: false })
  await homeowner.page.goto(`${form}?utm_source=google&utm_campaign=spring-fence`)
  await homeowner.page.locator('#name').fill('Ana O’Neill 🏡')
  await homeowner.page.locator('#email').fill('ana@example.com')
  await homeowner.page.locator('#message').fill('A cedar fence around the back yard')
  await picture(homeowner.page, 'website-form')
  await homeowner.page.getByRole('button', { name: 'Send' }).click()

  // It appears in the office without a reload.
  await office.page.getByText('Ana O’Neill 🏡').first().waitFor({ timeout: 15_000 })
  await picture(office.page, 'leads')

  const lead = (await api.get('/leads')).items[0]
  assert.equal(lead.utm.utm_campaign, 'spring-fence')
  await api.post(`/leads/${lead.id}/calls`, { outcome: 'reached' })
  const { opportunity } = await api.post(`/leads/${lead.id}/qualify`, { preferred_channel: 'email' })
  await office.page.goto(`${server.url}/pipeline`)
  await office.page.getByText('A cedar fence around the back yard').first().waitFor()

  const estimate = await api.post('/estimates', { opportunity_id: opportunity.id })
  const line = (description, cost_type, hours_per_unit) => ({
    from: 'free', section_id: estimate.sections[0].id, description, quantity: '16', unit: 'hr', unit_cost: '48.24',
    cost_type, hours_per_unit, pricing: { by: 'markup', percent: '40' },
  })
  await api.post(`/estimates/${estimate.id}/lines`, line('Tear out the old fence', 'labour', '1'))
  await api.post(`/estimates/${estimate.id}/lines`, line('Set posts and hang panels', 'labour', '2'))
  const proposal = await api.post(`/estimates/${estimate.id}/proposals`, {
    contact_id: opportunity.contact_id,
    payment_schedule: [
      { name: 'Deposit', trigger: 'deposit', percent: '40' },
      { name: 'Balance', trigger: 'final', percent: '60' },
    ],
  })
  await api.post(`/proposals/${proposal.id}/send`)

  // The letter really went through an SMTP server, with the PDF.
  const letter = await mail.letter((l) => /\/p\//.test(l.text ?? ''))
  assert.ok(letter.attachments.some((a) => a.contentType === 'application/pdf' && a.content.subarray(0, 5).toString() === '%PDF-'))
  const link = letter.text.match(/http\S+\/p\/\S+/)[0]

  const customer = await browser.person(PHONE, { javaScriptEnabled: false })
  await customer.page.goto(link)
  await picture(customer.page, 'proposal')
  assert.equal((await api.get(`/proposals/${proposal.id}`)).state, 'viewed')
  await customer.page.locator('input[name=consent]').check()
  await customer.page.locator('form[action$="/code"] button').click()
  const code = await mail.letter((l) => /^\d{6}$/m.test(l.text ?? ''))
  await customer.page.locator('#code').fill(code.text.match(/^\d{6}$/m)[0])
  await customer.page.locator('#name').fill('Ana O’Neill')
  await customer.page.locator('input[name=accept]').check()
  await customer.page.locator('form[action$="/sign"] button').click()
  assert.equal((await api.get(`/proposals/${proposal.id}`)).state, 'signed')

  // The plan is there within moments, and the office commits it.
  let plans = []
  for (let tries = 0; tries < 100 && plans.length === 0; tries++) {
    plans = (await api.get('/win-plans?state=draft')).items
    if (plans.length === 0) await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await office.page.goto(`${server.url}/win-plans/${plans[0].id}`)
  await office.page.getByText('Tear out the old fence').first().waitFor()
  await picture(office.page, 'win-plan')
  await office.page.getByRole('button', { name: /Commit/ }).click()
  await office.page.waitForURL('**/projects/**')
  await office.page.getByText('Tear out the old fence').first().waitFor()
  await picture(office.page, 'project')

  const letters = await mail.letter((l) => (l.attachments ?? []).some((a) => /signed/i.test(a.filename ?? '')))
  assert.ok(letters, 'the sealed copy went out')
  assert.deepEqual(office.complaints, [], 'the office saw no script error and no blocked resource')
})
