/** Speaks the API as a program does: one cookie, one idempotency key for each write. Sets a scene; never plays a person. */
export function apiClient(url) {
  let cookie = ''
  const call = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        cookie,
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const set = answer.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0]
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    patch: (path, version, body) => call('PATCH', path, body, { 'if-match': `"${version}"` }),
    /** The cookie, as a browser keeps it. */
    cookie() {
      const [name, value] = cookie.split('=')
      return { name, value, url }
    },
  }
}
