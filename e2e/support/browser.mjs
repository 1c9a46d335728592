// A real browser, found where the test command says it is, and the people who sit before it.
import { chromium } from 'playwright-core'

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
/** Where the company of the tests is. */
export const ZONE = 'America/Denver'

/** Runs in the page before its own code: its clock is so much ahead. Said twice, the spans add up. */
function shiftClock(ms) {
  const Real = Date
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ms)
      else super(...given)
    }
    static now() {
      return Real.now() + ms
    }
  }
}

/** What the page complains about: script errors, blocked resources, refused requests. */
function complaintsOf(page) {
  const complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${message.text()} ${message.location().url}`))
  return complaints
}

/** The names of the fields somebody types into, in order; a field that is typed into twice is named twice. */
async function typedIn(context) {
  const typed = []
  await context.exposeFunction('ridgebeamTyped', (name) => typed.at(-1) !== name && typed.push(name))
  await context.addInitScript(() => {
    addEventListener('input', (event) => {
      const { labels, name, type } = event.target
      globalThis.ridgebeamTyped(event.target.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? name ?? type)
    }, true)
  })
  return typed
}

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.RIDGEBEAM_BROWSER ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
  })
  return {
    /** A fresh person: own cookies, own window, own clock. */
    async person(viewport = DESK, { ahead = 0, look, language, ...options } = {}) {
      const phone = viewport.width < 600
      const context = await browser.newContext({
        viewport,
        locale: 'en-US',
        timezoneId: ZONE,
        serviceWorkers: 'block',
        hasTouch: phone,
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(15_000)
      if (ahead) await context.addInitScript(shiftClock, ahead)
      if (look || language) {
        await context.addInitScript(([appearance, tongue]) => {
          if (appearance) localStorage.setItem('ridgebeam.appearance', appearance)
          if (tongue) localStorage.setItem('ridgebeam.language', tongue)
        }, [look, language])
      }
      const typed = options.javaScriptEnabled === false ? [] : await typedIn(context)
      const page = await context.newPage()
      return {
        context,
        page,
        typed,
        complaints: complaintsOf(page),
        clockMoved: (ms) => context.addInitScript(shiftClock, ms),
      }
    },
    close: () => browser.close(),
  }
}
