import { fillIn } from './forms.mjs'

/** The phone on site. */
export const today = (page) => ({
  open: () => page.goto('/today'),
  async clockIn() {
    await page.getByRole('button', { name: 'Clock in' }).tap()
    await page.getByRole('button', { name: 'Clock out' }).waitFor()
  },
  async clockOut() {
    await page.getByRole('button', { name: 'Clock out' }).tap()
    await page.getByRole('button', { name: 'Clock in' }).waitFor()
  },
  async photo(path) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Photo' }).tap()
    await (await chooser).setFiles(path)
    await page.getByText('It is in the log.').first().waitFor()
  },
  async note(text) {
    await page.getByRole('button', { name: 'Note' }).tap()
    await fillIn(page, { 'What happened': text }, 'Add')
  },
  openTasks: () => page.getByRole('list', { name: 'To do' }).getByRole('checkbox'),
  /** Ticks the first open task and waits until it is off the list. */
  async tick() {
    const first = page.getByRole('list', { name: 'To do' }).getByRole('listitem').first()
    const name = (await first.innerText()).trim()
    await first.getByRole('checkbox').tap()
    await page.getByRole('list', { name: 'To do' }).getByText(name, { exact: true }).waitFor({ state: 'detached' })
    return name
  },
})
