// Every screen, at the desk and on the phone, light and dark: no grave accessibility fault, nothing wider than 320 px, no complaint.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { apiClient } from '../support/api.mjs'
import { tooWide, violations } from '../support/axe.mjs'
import { DESK, PHONE } from '../support/browser.mjs'
import { picture } from '../support/pictures.mjs'
import { openWorld } from '../support/world.mjs'

const narrow = { width: 320, height: 700 }
const password = 'three cedar posts'

let world
const api = {}

before(async () => {
  world = await openWorld({ demo: true })
  for (const who of ['owner', 'foreman']) {
    api[who] = apiClient(world.url)
    await api[who].post('/session', { email: `${who}@demo.example`, password })
  }
})
after(() => world?.close())

const firstOf = async (path) => (await api.owner.get(path)).items[0].id

/** Every address the web app has, with a record where it needs one. */
async function addresses() {
  const [lead, account, opportunity, estimate, visit] = await Promise.all(
    ['/leads', '/accounts', '/opportunities', '/estimates', '/visits'].map(firstOf))
  const project = (await api.owner.get('/projects?state=active')).items[0].id
  const plan = (await api.owner.get('/win-plans')).items[0].id
  const views = ['tasks', 'gantt', 'deliveries', 'gates', 'budget', 'money', 'log', 'time', 'history']
  const reports = ['win_rate', 'stages', 'sources', 'job_margin', 'adherence', 'pipeline']
  return [
    '/', '/leads', `/leads?open=${lead}`, '/pipeline', `/pipeline?open=${opportunity}`, `/pipeline/${opportunity}`,
    '/customers', `/customers/${account}`, '/estimates', `/estimates/${estimate}`, '/price-book',
    '/projects', ...views.map((view) => `/projects/${project}?view=${view}`), `/win-plans/${plan}`,
    '/schedule', '/schedule?view=crews', '/schedule?view=people',
    '/service', '/service?view=list', '/service?view=agreements', `/service?open=${visit}`, '/money', '/marketing',
    '/reports', ...reports.map((kind) => `/reports/${kind}`), '/reports/job_margin/rows?set=contract', '/import', '/outbox', '/settings', '/me',
  ]
}

async function look(person, address) {
  const { page, complaints } = person
  const faults = []
  const note = (where, found) => faults.push(...found.map((one) => `${address} ${where}: ${one}`))
  await page.setViewportSize(DESK)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(address)
  await settled(page)
  note('desk', await violations(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  note('desk dark', await violations(page, { only: ['color-contrast'] }))
  await page.setViewportSize(PHONE)
  note('phone dark', await violations(page, { only: ['color-contrast'] }))
  await page.emulateMedia({ colorScheme: 'light' })
  note('phone', await violations(page))
  await page.setViewportSize(narrow)
  const wide = await tooWide(page)
  if (wide > 0) faults.push(`${address} is ${wide} px wider than 320 px`)
  note('complaints', complaints.splice(0))
  return faults
}

/** No request is under way and the screen has its heading. */
async function settled(page) {
  await page.locator('h1').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  // A colour on its way from one look to the other is nobody's colour.
  await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important; animation: none !important }' })
  await page.waitForFunction(() => {
    const last = performance.getEntriesByType('resource').at(-1)
    return !last || performance.now() - last.responseEnd > 250
  })
}

test('every screen of the office', async () => {
  const person = await world.signedIn(api.owner, DESK)
  const faults = []
  for (const address of await addresses()) faults.push(...(await look(person, address)))
  assert.deepEqual(faults, [])
})

test('the demo company as the guide shows it', async () => {
  const { page, complaints } = await world.signedIn(api.owner, DESK)
  await page.goto('/pipeline')
  await page.getByText('Won').first().waitFor()
  await settled(page)
  await picture(page, 'pipeline')
  await page.goto(`/projects/${(await api.owner.get('/projects?state=active')).items[0].id}`)
  await page.getByText('In the way').first().waitFor()
  await settled(page)
  await picture(page, 'project')
  assert.deepEqual(complaints, [])
})

test('the forms over the screens', async () => {
  const { page, complaints } = await world.signedIn(api.owner, DESK)
  const faults = []
  const forms = [
    ['/leads', 'New lead'], ['/customers', 'New customer'], ['/pipeline', 'New opportunity'], ['/estimates', 'New estimate'],
    ['/marketing', 'Record spend'], ['/schedule?view=people', 'Add somebody'], ['/schedule?view=people', 'Add a crew'],
    ['/service', 'New visit'], ['/settings', 'Invite somebody'],
  ]
  for (const [address, button] of forms) {
    for (const size of [DESK, narrow]) {
      await page.setViewportSize(size)
      await page.goto(address)
      await page.getByRole('button', { name: button, exact: true }).first().click()
      await page.getByRole('dialog').getByRole('button').first().waitFor()
      await settled(page)
      faults.push(...(await violations(page)).map((one) => `${address} ${button} ${size.width}: ${one}`))
      if ((await tooWide(page)) > 0) faults.push(`${address} ${button} is wider than ${size.width} px`)
    }
  }
  assert.deepEqual([...faults, ...complaints], [])
})

test('every screen of the field', async () => {
  const person = await world.signedIn(api.foreman, PHONE)
  const faults = []
  for (const address of ['/today', '/jobs', '/time', '/me']) faults.push(...(await look(person, address)))
  assert.deepEqual(faults, [])
})

test('the doors: sign-in, and the customer’s pages without scripts', async () => {
  const stranger = await world.person(DESK)
  const form = (await api.owner.get('/lead-forms')).items[0].url
  const faults = []
  for (const address of ['/sign-in', new URL(form).pathname]) faults.push(...(await look(stranger, address)))
  assert.deepEqual(faults, [])
})
