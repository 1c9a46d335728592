// A real browser, found where the test command says it is.
import { chromium } from 'playwright-core'

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

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
    ],
  })
  return {
    browser,
    /** A fresh person: own cookies, own window. Collects what the page complains about. */
    async person(viewport = DESK, options = {}) {
      const context = await browser.newContext({ viewport, locale: 'en-US', serviceWorkers: 'block', ...options })
      const page = await context.newPage()
      const complaints = []
      page.on('pageerror', (e) => complaints.push(String(e)))
      page.on('console', (m) => {
        if (m.type() === 'error' && /Content Security Policy/i.test(m.text())) complaints.push(m.text())
      })
      return { context, page, complaints }
    },
    close: () => browser.close(),
  }
}
