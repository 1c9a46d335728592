// One job from the website form to the visit a year later. Every step is a person's, on a screen of their own.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import { acts } from '../support/acts.mjs'
import { expect } from '../support/expect.mjs'
import { DESK, PHONE } from '../support/browser.mjs'
import { to } from '../support/mail.mjs'
import { picture } from '../support/pictures.mjs'
import { owner, openWorld } from '../support/world.mjs'
import { today } from '../support/screens/field.mjs'
import { join, setUp, signIn } from '../support/screens/door.mjs'
import { customers } from '../support/screens/customers.mjs'
import { estimate } from '../support/screens/estimate.mjs'
import { shows } from '../support/screens/forms.mjs'
import { leads } from '../support/screens/leads.mjs'
import { pipeline } from '../support/screens/pipeline.mjs'
import { marketing } from '../support/screens/marketing.mjs'
import { peopleAndCrews } from '../support/screens/people.mjs'
import { cents, project, winPlan } from '../support/screens/project.mjs'
import { codeIn, linkIn, proposal } from '../support/screens/proposal.mjs'
import { reports } from '../support/screens/reports.mjs'
import { settings } from '../support/screens/settings.mjs'

const posts = fileURLToPath(new URL('../support/posts.png', import.meta.url))
const crew = {
  office: ['Olga Brandt', 'olga@ridge.example', 'Office'],
  sales: ['Sam Ortiz', 'sam@ridge.example', 'Sales'],
  manager: ['Petra Lindqvist', 'petra@ridge.example', 'Project manager'],
  foreman: ['Luis Ramirez', 'luis@ridge.example', 'Field'],
}
const password = (name) => `${name} builds fences`
const dollars = (sum) => (sum / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
const signInOf = (role) => ({ email: crew[role][1], password: password(crew[role][0]) })
const wish = 'A cedar fence around the back yard'
const job = `Ana O’Neill: ${wish}`

let world
const people = {}
const story = {}
const act = acts(people)

before(async () => {
  world = await openWorld({ at: '2026-03-02T15:00:00Z', postgres: process.env.RIDGEBEAM_STORY_ON }) // a Monday, eight in the morning
})
after(() => world?.close())

act('the owner founds the company and invites everybody by e-mail', async () => {
  people.owner = await world.person(DESK)
  const { page } = people.owner
  await setUp(page, owner)
  await settings(page).open()
  for (const [role, [name, email, words]] of Object.entries(crew)) {
    await settings(page).invite(name, email, words)
    const letter = await world.mail.letter(to(email))
    const link = letter.text.match(/http\S+\/join\/\S+/)[0]
    people[role] = await world.person(role === 'foreman' ? PHONE : DESK)
    await join(people[role].page, link, password(name))
  }
  await people.foreman.page.waitForURL('**/today')
  await settings(page).change('Review link', 'https://reviews.example/ridge-fence')
  story.form = await settings(page).formAddress()
})

act('the owner starts a campaign and records what it cost', async () => {
  const { page } = people.owner
  await marketing(page).open()
  await marketing(page).addCampaign('Spring fence', 'Google Ads', 'spring-fence')
  await marketing(page).recordSpend('Google Ads', 'Spring fence', '400.00')
  await shows(page.locator('main'), '$400')
})

act('a homeowner without scripts asks twice; the office sees one lead at once', async () => {
  const { page } = people.office
  await leads(page).open()
  const homeowner = await world.person(PHONE, { javaScriptEnabled: false })
  const ask = async () => {
    await homeowner.page.goto(`${story.form}?utm_source=google&utm_campaign=spring-fence`)
    await homeowner.page.locator('#name').fill('Ana O’Neill')
    await homeowner.page.locator('#email').fill('ana@example.com')
    await homeowner.page.locator('#phone').fill('(303) 555-0142')
    await homeowner.page.locator('#address').fill('12 Elm St, Golden, CO 80401')
    await homeowner.page.locator('#message').fill(wish)
    await picture(homeowner.page, 'website-form')
    await homeowner.page.getByRole('button', { name: 'Send' }).click()
  }
  await ask()
  await leads(page).row('Ana O’Neill').waitFor()
  await ask()
  await shows(leads(page).row('Ana O’Neill'), '2 inquiries')
  assert.equal(await leads(page).row('Ana O’Neill').count(), 1, 'the second inquiry joined the first')
  await leads(page).show('Ana O’Neill')
  await page.getByText('Google Ads · Spring fence').filter({ visible: true }).first().waitFor()
  await picture(page, 'leads')
  await homeowner.leave()
})

act('the office logs the call and qualifies', async () => {
  const { page } = people.office
  await leads(page).logCall('Ana O’Neill', 'The gate sticks')
  await leads(page).qualify({
    'Wants to be reached by': { choose: 'Email' },
    'Gate code': '1188',
    Dog: 'Biscuit, friendly',
    'Next step': 'Measure on Thursday',
  })
  story.opportunity = page.url()
})

act('sales moves the card by hand and by its menu, and names who decides', async () => {
  const { page } = people.sales
  await pipeline(page).open()
  await pipeline(page).drag(job, 'Site visit')
  await pipeline(page).moveByMenu(job, 'Estimating')
  await pipeline(page).cardIn('Estimating', job).waitFor()
  await page.goto(story.opportunity)
  await pipeline(page).addStakeholder({ 'New person: name': 'Pat O’Neill', Role: { choose: 'Decides' }, Stance: { choose: 'For us' } })
  await page.getByText('Pat O’Neill').first().waitFor()
})

act('sales builds the estimate from the price book, with the margin in sight', async () => {
  const { page } = people.sales
  await page.getByRole('button', { name: 'New estimate' }).first().click()
  await page.waitForURL(/\/estimates\//)
  story.estimate = page.url()
  const sheet = estimate(page)
  await sheet.renameSection(job, 'Fence')
  await sheet.fromAssembly('Fence', 'Cedar privacy fence, 6 ft', { 'Length (ft)': '150', 'Walk gates (ea)': '1' })
  await sheet.addSection('Clearing')
  await sheet.fromBook('Clearing', 'tear out', /Tear out old fence/, '150')
  await sheet.fromBook('Clearing', 'auger', /Post-hole auger/, '2')
  await sheet.ownLine('Clearing', { 'What is it?': 'Haul away', 'Kind of cost': { choose: 'Subcontract' }, 'Unit cost': '420' })
  await sheet.fromBook('Fence', 'stain', /Stain, one coat/, '300')
  await sheet.makeOptional('Stain, one coat')
  await sheet.discount('5')
  await shows(page.locator('main'), /Discount\s+[-−]\$/)
  await shows(page.locator('main'), /Colorado state sales tax 2.9\s?%/)
  assert.match(await sheet.sum('Margin'), /^\$[\d,.]+ · \d+/)
  const [total, tax, cost] = await Promise.all(['Total', 'Colorado state sales tax', 'Cost'].map(async (name) => cents(await sheet.sum(name))))
  Object.assign(story, { total, tax, cost })
  await picture(page, 'estimate')
  // The field, which is not on this job, sees neither margin nor price.
  const { page: phone, complaints } = people.foreman
  await phone.goto(story.estimate)
  await phone.getByRole('alert').waitFor()
  assert.doesNotMatch(await phone.locator('main').innerText(), /margin|markup|\$/i)
  await today(phone).open()
  complaints.length = 0
})

act('the proposal goes out over SMTP; opening it shows on the timeline; it is signed with a code', async () => {
  const { page } = people.sales
  await estimate(page).propose({ 'Valid until': '2026-04-02' })
  const letter = await world.mail.letter(linkIn)
  assert.ok(letter.attachments.some((file) => file.contentType === 'application/pdf' && file.content.subarray(0, 5).toString() === '%PDF-'))
  const customer = await world.person(PHONE, { javaScriptEnabled: false })
  await proposal(customer.page).open(linkIn(letter))
  await picture(customer.page, 'proposal')
  await page.getByText(/opened proposal/).first().waitFor()
  await proposal(customer.page).askForCode()
  const code = codeIn(await world.mail.letter(codeIn))
  await proposal(customer.page).sign(code, 'Ana O’Neill')
  await page.getByText(/signed proposal/).first().waitFor()
  await world.mail.letter((one) => one.attachments.some((file) => /signed/i.test(file.filename ?? '')))
  await page.getByRole('link', { name: 'Signed copy' }).waitFor()
  await page.getByRole('button', { name: 'Check the signature' }).click()
  await page.getByText('Every seal holds').waitFor()
  await picture(page, 'signed')
  await customer.leave()
})

act('the project manager reviews the win plan, changes one line and commits; nothing is typed again', async () => {
  const { page, typed } = people.manager
  typed.length = 0
  const plan = winPlan(page)
  await plan.review()
  const work = await page.locator('main').innerText()
  for (const line of ['Tear out old fence', 'Post-hole auger', 'Haul away', 'Set post in concrete', 'Cedar picket']) assert.ok(work.includes(line), `${line} is in the plan`)
  assert.doesNotMatch(work, /Stain/, 'what the customer did not take is not planned')
  assert.match(work, /The budget is the estimate’s cost, to the cent/)
  await picture(page, 'win-plan')
  const hours = page.getByRole('button', { name: /^Change Crew hours of Tear out old fence: / })
  const before = Number(await hours.getAttribute('title'))
  await plan.change('Crew hours of Tear out old fence', String(before + 4))
  await page.getByRole('button', { name: `Change Crew hours of Tear out old fence: ${before + 4} h` }).waitFor()
  await plan.commit()
  story.project = page.url()
  assert.deepEqual(typed, ['Crew hours of Tear out old fence'], '0 fields re-typed; one line changed')
  assert.equal(cents(await project(page).stat('Contract')), story.total)
  await project(page).view('budget')
  assert.equal((await project(page).whole()).Sold, story.cost)
})

act('the owner puts the foreman on file with his wage, and makes the crew', async () => {
  const list = peopleAndCrews(people.owner.page)
  await list.open()
  await list.addWorker({ Name: 'Luis Ramirez', 'Signs in as': { choose: 'Luis Ramirez' }, 'Wage per hour': '30.00', 'Burden in percent': '25' })
  await list.addCrew('Fence crew', 'Luis Ramirez')
  await people.owner.page.getByText('Led by Luis Ramirez').waitFor()
})

act('the project manager puts the crew on every task, sees the Gantt and records progress', async () => {
  const { page } = people.manager
  const job = project(page)
  await job.view('tasks')
  assert.ok((await job.assign('Fence crew')) >= 3)
  await job.report('Tear out old fence', '40')
  await shows(page.getByRole('row').filter({ hasText: 'Clearing' }), /[1-9]\d? ?%/)
  await job.view('gantt')
  await page.getByText('Tear out old fence').first().waitFor()
  await picture(page, 'gantt')
})

act('the material is ordered; the supplier is late: the dates move, the days at stake show, the customer is told', async () => {
  await customers(people.office.page).open()
  await customers(people.office.page).add('Front Range Lumber', 'Supplier')
  const { page } = people.manager
  const job = project(page)
  await job.view('deliveries')
  story.ordered = await job.order('1001', 'Front Range Lumber')
  const before = await job.stat('Forecast')
  await job.promise('Fence', '2026-03-27')
  await shows(page.locator('main'), /[1-9]\d* days late/)
  assert.notEqual(await job.stat('Forecast'), before, 'the finish moved')
  const bottleneck = page.getByRole('listitem').filter({ hasText: 'Promised too late' })
  await shows(bottleneck, /[1-9]\d* days at stake/)
  const draft = page.getByRole('listitem').filter({ hasText: 'To Ana O’Neill, by email' })
  await draft.waitFor()
  await picture(page, 'late-delivery')
  await job.view('history')
  await shows(page.locator('main'), /Finish .* → /)
  await draft.getByRole('button', { name: 'Send' }).click()
  await draft.waitFor({ state: 'detached' })
  const letter = await world.mail.letter((one) => to('ana@example.com')(one) && !linkIn(one) && !codeIn(one) && /Mar/.test(one.text))
  assert.match(letter.text, /Ana/)
})

act('the office issues the deposit and records the check', async () => {
  const { page } = people.office
  await page.goto(story.project)
  await project(page).view('money')
  await project(page).invoice('Deposit')
  await world.mail.letter((one) => to('ana@example.com')(one) && /invoice/i.test(one.subject))
  await project(page).pay()
})

act('the foreman clocks in, shows the work, ticks a task and clocks out, on the phone', async () => {
  await world.travel('2026-03-09T14:00:00Z')
  const phone = today(people.foreman.page)
  await phone.open()
  await shows(people.foreman.page.locator('main'), '1188')
  await phone.clockIn()
  await phone.photo(posts)
  await phone.note('Old fence is down; posts go in when the lumber comes')
  await picture(people.foreman.page, 'today')
  assert.equal(await phone.tick(), 'Tear out old fence')
  await world.travel('2026-03-09T18:00:00Z')
  await phone.clockOut()
  const { page } = people.manager
  await page.goto(story.project)
  await project(page).view('log')
  await page.getByText('Old fence is down').waitFor()
  await page.getByRole('img', { name: /Photo by Luis/ }).waitFor()
})

act('hours and the supplier’s bill cost what they cost: every figure agrees to the cent', async () => {
  const { page } = people.office
  const job = project(page)
  await page.goto(story.project)
  await job.view('time')
  await page.getByText('Luis Ramirez').first().waitFor()
  const [, hours, minutes, wages] = (await page.getByRole('list', { name: 'Time' }).innerText()).match(/(\d+) h (\d+) min\s+\$([\d.]+)/)
  assert.equal(cents(wages), Math.round(((Number(hours) * 60 + Number(minutes)) * 37_50) / 60), 'hours at the burdened rate')
  await job.view('budget')
  assert.equal((await job.whole()).Ordered, story.ordered)
  await job.recordBill({
    Supplier: { choose: 'Front Range Lumber' },
    'Number on the bill': 'INV-77',
    'Order it settles': { choose: /Front Range Lumber/ },
    'What for': 'Cedar, concrete, hardware',
    'Total of the bill (USD)': (story.ordered / 100).toFixed(2),
  })
  await expect(() => job.whole(), (whole) => whole.Spent === story.ordered + cents(wages), 'the bill and the hours as spent')
  const whole = await job.whole()
  assert.equal(whole.Ordered, 0, 'the bill took the place of the order')
  assert.equal(whole['Left over'], whole.Sold + whole.Changes - whole.Forecast)
  for (const column of Object.keys(whole)) {
    assert.equal((await job.lines(column)).reduce((sum, one) => sum + one, 0), whole[column], `the lines of ${column} sum to its total`)
  }
  await picture(page, 'budget')
})

act('the crew finishes; the office bills the rest, is paid and closes', async () => {
  await world.travel('2026-03-31T14:00:00Z')
  await project(people.manager.page).receive('Fence')
  // A new phone: he signs in with the password of his invitation.
  await people.foreman.context.clearCookies()
  await signIn(people.foreman.page, signInOf('foreman'))
  const phone = today(people.foreman.page)
  await phone.open()
  await phone.openTasks().first().waitFor()
  while (await phone.openTasks().count()) await phone.tick()
  const { page } = people.office
  const job = project(page)
  await page.goto(story.project)
  await job.finishMilestones()
  await job.view('money')
  await job.invoice('Balance')
  await job.pay()
  assert.equal(cents(await job.stat('Paid')), story.total)
  await picture(page, 'money')
  await job.close()
})

act('the reports answer, and each figure opens its formula and its rows', async () => {
  const { page } = people.owner
  for (const report of ['Win rate', 'Conversion by stage', 'Source to margin', 'Job margin', 'On schedule']) {
    await reports(page).open(report)
    if (report === 'Source to margin') await picture(page, 'report')
    const figures = await reports(page).figures()
    const links = new Map()
    for (const { name, formula, links: from } of figures) {
      assert.ok(formula.length > 0, `${name} of “${report}” says how it is made`)
      assert.ok(from.length > 0, `${name} of “${report}” leads to what it was counted from`)
      for (const [count, address] of from) links.set(address, Number(count))
    }
    assert.ok([...links.values()].some((count) => count > 0), `“${report}” was counted from something`)
    for (const [address, count] of links) assert.equal(await reports(page).rowsAt(address), count, `${address} holds its rows`)
  }
  await reports(page).open('Source to margin')
  await page.getByText('By campaign').click()
  await shows(page.getByRole('row').filter({ hasText: 'Spring fence' }), /\b400\b/)
  await reports(page).open('Job margin')
  // What the state takes is in the contract and not in the margin.
  await shows(page.locator('main'), dollars(story.total - story.tax).slice(1))
})

act('two weeks on the review request goes out by itself, and next year’s visit stands', async () => {
  await world.travel('2026-04-15T15:00:00Z')
  const review = await world.mail.letter((one) => to('ana@example.com')(one) && /review/i.test(one.subject + one.text))
  assert.match(review.text, /https:\/\/reviews\.example\/ridge-fence/)
  // A month on, the office has to sign in again.
  const { page } = people.office
  await signIn(page, signInOf('office'))
  await page.goto('/service')
  await page.locator('input[type=date]').fill('2027-03-31')
  await shows(page.getByRole('region', { name: /Mar 31/ }), 'Ana O’Neill')
  await picture(page, 'visits')
  await page.goto(story.project)
  await page.getByRole('main').getByRole('link', { name: 'Ana O’Neill' }).click()
  const life = await customers(page).timeline()
  for (const event of [/brought in an inquiry/, /wrote down a call/, /won /, /opened proposal/, /signed proposal/, /closed the project/i, /review/i]) assert.match(life, event)
  await picture(page, 'customer')
})

act('nobody saw a script error, a refused request or a blocked resource', () => {
  // A session that ran out is refused, and the sign-in screen says so.
  const endedSession = /status of 401 .*\/api\/v1\/session$/
  for (const [who, { complaints }] of Object.entries(people)) assert.deepEqual(complaints.filter((one) => !endedSession.test(one)), [], who)
})
