// What goes wrong between people and screens: two clicks, two people, an old tab, an amount written another way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESK } from '../support/browser.mjs'
import { expect } from '../support/expect.mjs'
import { change, choose, dialog, shows } from '../support/screens/forms.mjs'
import { pipeline } from '../support/screens/pipeline.mjs'
import { winPlan } from '../support/screens/project.mjs'
import { codeIn, linkIn, proposal } from '../support/screens/proposal.mjs'
import { openWorld } from '../support/world.mjs'

let world, api, stages

before(async () => {
  world = await openWorld()
  api = await world.founded()
  stages = (await api.get('/pipelines')).items[0].stages.map((stage) => stage.name)
})
after(() => world?.close())

const office = () => world.signedIn(api, DESK)
const opportunity = (name) => api.post('/opportunities', { name })

/** Somebody's writes to an address wait until they are let go, as on a slow line. */
async function heldBack(page, path) {
  let letGo
  const line = new Promise((resolve) => (letGo = resolve))
  await page.route(path, async (route) => {
    if (route.request().method() !== 'GET') await line
    await route.continue()
  })
  return letGo
}

test('two people move the same card: the second is told, and sees where it is', async () => {
  const card = await opportunity('Split rail at the barn')
  const [first, second] = [await office(), await office()]
  for (const { page } of [first, second]) {
    await pipeline(page).open()
    await pipeline(page).card(card.name).waitFor()
  }
  const letGo = await heldBack(second.page, '**/move')
  await pipeline(second.page).moveByMenu(card.name, stages[1])
  await pipeline(first.page).moveByMenu(card.name, stages[2])
  await expect(async () => (await api.get(`/opportunities/${card.id}`)).stage_name, (stage) => stage === stages[2], 'the first move')
  letGo()
  await second.page.getByText('Your change was taken back').waitFor()
  for (const { page } of [first, second]) await pipeline(page).cardIn(stages[2], card.name).waitFor()
  await Promise.all([first.leave(), second.leave()])
})

test('a stale tab: the change is refused in words and the fresh record is shown', async () => {
  const card = await opportunity('Gate for the side yard')
  const { page, leave } = await office()
  await page.goto(`/pipeline/${card.id}`)
  const letGo = await heldBack(page, `**/opportunities/${card.id}`)
  await change(page, 'Next step', 'Call on Friday')
  const now = await api.get(`/opportunities/${card.id}`)
  await api.patch(`/opportunities/${card.id}`, now.version, { next_step: 'She called: wants cedar' })
  letGo()
  await page.getByText('Your change was taken back').waitFor()
  await shows(page.locator('main'), 'She called: wants cedar')
  await leave()
})

test('1.000,50 in a field for money is a thousand and a half; 1.500 could be two sums, so the form asks and keeps it', async () => {
  const { page, leave } = await office()
  const source = (await api.get('/sources')).items[0]
  await page.goto('/marketing')
  await page.getByRole('button', { name: 'Record spend', exact: true }).first().click()
  const form = dialog(page)
  await choose(form, 'Source', source.name)
  await form.getByLabel('Amount (USD)').fill('1.500')
  await form.getByRole('button', { name: 'Record spend' }).click()
  await form.getByText('Write an amount such as 1,250.00.').waitFor()
  assert.equal(await form.getByLabel('Amount (USD)').inputValue(), '1.500')
  assert.equal((await api.get('/spend')).items.length, 0)
  await form.getByLabel('Amount (USD)').fill('1.000,50')
  await form.getByRole('button', { name: 'Record spend' }).click()
  await form.waitFor({ state: 'detached' })
  assert.equal((await api.get('/spend')).items[0].amount.minor, 100_050)
  await leave()
})

/** A signed job whose win plan waits. */
async function signedJob() {
  const lead = await api.post('/leads', { name: 'Ana O’Neill', email: 'ana@example.com', message: 'A fence' })
  const { opportunity: sold } = await api.post(`/leads/${lead.id}/qualify`, { preferred_channel: 'email' })
  const estimate = await api.post('/estimates', { opportunity_id: sold.id })
  await api.post(`/estimates/${estimate.id}/lines`, {
    from: 'free', section_id: estimate.sections[0].id, description: 'Set posts', quantity: '16', unit: 'hr', unit_cost: '48.24',
    cost_type: 'labour', hours_per_unit: '1', pricing: { by: 'markup', percent: '40' },
  })
  const made = await api.post(`/estimates/${estimate.id}/proposals`, { contact_id: sold.contact_id, payment_schedule: [] })
  await api.post(`/proposals/${made.id}/send`)
  const customer = await world.person(DESK, { javaScriptEnabled: false })
  await proposal(customer.page).open(linkIn(await world.mail.letter(linkIn)))
  await proposal(customer.page).askForCode()
  await proposal(customer.page).sign(codeIn(await world.mail.letter(codeIn)), 'Ana O’Neill')
  await customer.leave()
}

const commit = (page) => page.getByRole('button', { name: 'Commit: create the project' })
const aProject = /\/projects\/[0-9a-f-]{36}/

test('a double click on “commit” makes one project', async () => {
  await signedJob()
  await expect(async () => (await api.get('/win-plans?state=draft')).items.length, (waiting) => waiting === 1, 'the plan')
  const { page, leave } = await office()
  await winPlan(page).review()
  await commit(page).dblclick()
  await page.waitForURL(aProject)
  assert.equal((await api.get('/projects')).items.length, 1)
  await leave()
})

test('two people commit the same plan at once: both end in the one project', async () => {
  const plan = (await api.get('/win-plans')).items[0]
  const [first, second] = [await office(), await office()]
  await first.page.goto(`/win-plans/${plan.id}`)
  await first.page.getByRole('button', { name: 'Take the plan back' }).click()
  await commit(first.page).waitFor()
  await second.page.goto(`/win-plans/${plan.id}`)
  await commit(second.page).waitFor()
  const letGo = await heldBack(second.page, '**/commit')
  await commit(second.page).click()
  await commit(first.page).click()
  await first.page.waitForURL(aProject)
  letGo()
  await second.page.waitForURL((url) => url.pathname === new URL(first.page.url()).pathname)
  assert.equal((await api.get('/projects')).items.filter((one) => one.state !== 'cancelled').length, 1)
  await Promise.all([first.leave(), second.leave()])
})
