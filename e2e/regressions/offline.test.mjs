// The app on the device: it installs, opens without a signal and says what it lacks; customers' pages stay the server's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PHONE } from '../support/browser.mjs'
import { leads } from '../support/screens/leads.mjs'
import { openWorld } from '../support/world.mjs'

let world, api, person, page

before(async () => {
  world = await openWorld()
  api = await world.founded()
  await api.post('/leads', { name: 'Ana O’Neill', phone: '(303) 555-0142', message: 'A fence' })
  person = await world.signedIn(api, PHONE, { serviceWorkers: 'allow' })
  page = person.page
  await page.goto('/')
  // The worker comes after the first screen stands, and answers once it has fetched every file.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 })
})
after(() => world?.close())

test('it can be put on the home screen', async () => {
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json())
  assert.equal(manifest.display, 'standalone')
  for (const icon of manifest.icons) {
    const answer = await page.request.get(icon.src)
    assert.match(answer.headers()['content-type'], /^image\//, icon.src)
  }
})

test('website forms and proposals come from the server', async () => {
  const form = new URL((await api.get('/lead-forms')).items[0].url)
  await page.goto(`${form.pathname}?utm_source=flyer`)
  await page.locator('#name').fill('Ben Ito')
  await page.locator('#phone').fill('(303) 555-0177')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText(/thank/i).first().waitFor()
  const proposal = await page.goto('/p/no-such-proposal')
  assert.equal(proposal.fromServiceWorker(), false)
  assert.equal(proposal.status(), 404)
})

test('without a signal a cold screen says that nothing is here, and fills by itself when the signal is back', async () => {
  await person.context.setOffline(true)
  await page.goto('/leads')
  await page.getByRole('heading', { name: 'Leads' }).waitFor()
  await page.getByText('No connection, and this was not loaded before').waitFor()
  await page.getByRole('status').getByText(/^No connection/).waitFor()
  await person.context.setOffline(false)
  await leads(page).row('Ana O’Neill').waitFor()
})

test('what was loaded before can be read without a signal', async () => {
  await page.goto('/leads')
  await leads(page).row('Ana O’Neill').waitFor()
  await person.context.setOffline(true)
  await page.getByText(/What was loaded before can be read/).waitFor()
  await leads(page).show('Ana O’Neill')
  await leads(page).row('Ana O’Neill').waitFor()
  await person.context.setOffline(false)
})
