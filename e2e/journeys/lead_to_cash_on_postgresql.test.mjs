// The same story on PostgreSQL, where the test command names a server.
import { test } from 'node:test'

const server = process.env.RIDGEBEAM_TEST_DATABASE_URL

if (server) {
  process.env.RIDGEBEAM_STORY_ON = server
  // The guide's pictures are of the embedded database's story.
  delete process.env.RIDGEBEAM_PICTURES
  await import('./lead_to_cash.test.mjs')
} else {
  test('the story on PostgreSQL', { skip: 'RIDGEBEAM_TEST_DATABASE_URL names no server' })
}
