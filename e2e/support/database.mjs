// A database of its own on a PostgreSQL server, gone again afterwards.
import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** `server`: postgres://… of somebody who may create databases. */
export async function freshDatabase(server) {
  const name = `ridgebeam_e2e_${randomBytes(6).toString('hex')}`
  await tell(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => tell(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function tell(server, statement) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
