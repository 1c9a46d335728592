// A server, its mail and its people, on one clock that can be moved.
import { apiClient } from './api.mjs'
import { DESK, openBrowser } from './browser.mjs'
import { startMail } from './mail.mjs'
import { startServer } from './server.mjs'

export const owner = {
  company_name: 'Ridge Fence Co',
  name: 'Dolores Reyes',
  email: 'dolores@ridge.example',
  password: 'three cedar posts',
  trade: 'fence',
}

/** `at`: when the story begins; now, when it is left out. `postgres`: a server to keep it on. */
export async function openWorld({ at, demo = false, postgres } = {}) {
  let ahead = at ? Date.parse(at) - Date.now() : 0
  const mail = await startMail()
  const server = await startServer({ mail: mail.url, ahead, demo, postgres })
  const browser = await openBrowser()
  const people = new Set()
  return {
    url: server.url,
    mail,
    log: () => server.log(),
    async person(viewport = DESK, options = {}) {
      const person = await browser.person(viewport, { ahead, baseURL: server.url, ...options })
      people.add(person)
      const leave = () => people.delete(person) && person.context.close()
      return { ...person, leave }
    },
    /** Everybody puts the work down and opens it again at that moment. */
    async travel(moment) {
      const span = Date.parse(moment) - (Date.now() + ahead)
      if (span <= 0) throw new Error(`${moment} is past`)
      const there = [...people].map((person) => ({ ...person, at: person.page.url() }))
      await Promise.all(there.map(({ page }) => page.goto('about:blank')))
      ahead += span
      await server.restart(ahead)
      await Promise.all(there.map(async ({ page, at, clockMoved }) => {
        await clockMoved(span)
        await page.goto(at)
      }))
    },
    /** A company that stands already, for tests that are not about founding it. */
    async founded() {
      const api = apiClient(server.url)
      await api.post('/setup', { ...owner, time_zone: 'America/Denver', locale: 'en-US' })
      return api
    },
    async signedIn(api, viewport, options) {
      const person = await this.person(viewport, options)
      await person.context.addCookies([api.cookie()])
      return person
    },
    async close() {
      await browser.close()
      await server.stop()
      await mail.stop()
    },
  }
}
