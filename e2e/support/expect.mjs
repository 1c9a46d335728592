import { setTimeout as pause } from 'node:timers/promises'

/** Asks until the answer fits, as an eye would keep looking; says what it saw last when it never did. */
export async function expect(ask, fits, wanted, within = 15_000) {
  const until = Date.now() + within
  let seen
  for (;;) {
    try {
      seen = await ask()
      if (fits(seen)) return seen
    } catch (error) {
      seen = error
    }
    if (Date.now() > until) throw new Error(`expected ${wanted}, saw: ${seen}`)
    await pause(50)
  }
}
