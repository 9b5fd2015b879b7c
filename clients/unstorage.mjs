// unstorage's http driver, each generation: `node unstorage.mjs unstorage`, `... unstorage-old`, `... unstorage-v2`,
// `... unstorage-v2-alpha`. What the Storage holds when it starts and ends: nothing.
import assert from 'node:assert/strict'

const library = process.argv[2]
// These generations write keys into addresses as they are, so that keys with % or # cannot be meant.
const encodes = !['unstorage-old', 'unstorage-v2-alpha'].includes(library)
const isFirst = ['unstorage', 'unstorage-old'].includes(library)
const { createStorage, prefixStorage, snapshot, restoreSnapshot } = await import(library)
const { default: httpDriver } = await import(`${library}/drivers/http`)
const { default: memoryDriver } = await import(`${library}/drivers/memory`)
const base = `${process.env.STATOR_HTTP}/storage/default`
const storage = createStorage({ driver: httpDriver({ base }) })

const checks = {
  async 'there is nothing at first'() {
    assert.deepEqual(await storage.getKeys(), [])
    assert.equal(await storage.hasItem('nope'), false)
    assert.equal(await storage.getItem('nope'), null)
    await storage.clear()
    await storage.removeItem('nope')
  },

  async 'values come back as what they were'() {
    class Serializable { toJSON() { return { from: 'toJSON' } } }
    const values = {
      object: { name: 'Ada', born: 1815, tags: ['x', null, { deep: [[]] }] },
      array: [1, 'two', false], text: 'plain text', number: 42.5, zero: 0, yes: true, no: false,
      empty: '', unicode: 'grüße 😀 \u2028', lines: 'a\r\nb\tc', looksLikeJson: '{ not json', big: '12345678901234567890'
    }
    for (const [key, value] of Object.entries(values)) await storage.setItem(`v:${key}`, value)
    for (const [key, value] of Object.entries(values)) assert.deepEqual(await storage.getItem(`v:${key}`), value, key)
    for (const key of Object.keys(values)) assert.equal(await storage.hasItem(`v:${key}`), true, key)
    await storage.setItem('v:json', new Serializable())
    assert.deepEqual(await storage.getItem('v:json'), { from: 'toJSON' })
    await storage.setItem('v:date', new Date(0))
    assert.equal(await storage.getItem('v:date'), '1970-01-01T00:00:00.000Z')
    await assert.rejects(async () => storage.setItem('v:map', new Map()), /Cannot stringify value!/)
    await storage.setItem('v:null', null)
    assert.equal(await storage.getItem('v:null'), null)
    await storage.setItem('v:object', undefined)
    assert.equal(await storage.hasItem('v:object'), false)
    assert.equal((await storage.getKeys('v')).length, Object.keys(values).length + 2)
  },

  async 'the server echoes what was stored'() {
    await fetch(`${base}/echo`, { method: 'PUT', body: '{"a": 1,  "b":12345678901234567890}' })
    const answer = await fetch(`${base}/echo`)
    assert.equal(await answer.text(), '{"a": 1,  "b":12345678901234567890}')
    assert.match(answer.headers.get('content-type'), /^text\/plain/)
  },

  async 'bytes come back as bytes'() {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    await storage.setItemRaw('raw:bytes', bytes)
    assert.deepEqual(new Uint8Array(await storage.getItemRaw('raw:bytes')), bytes)
    assert.equal(await storage.getItem('raw:bytes'), 'base64:' + Buffer.from(bytes).toString('base64'))
    await storage.setItem('raw:text', '{"a": 1}')
    assert.equal(Buffer.from(await storage.getItemRaw('raw:text')).toString(), '{"a": 1}')
    // the first generation trips over its own answer here
    if (!isFirst) assert.equal(await storage.getItemRaw('raw:none'), null)
  },

  async 'keys are normalised, listed by base and by depth'() {
    for (const key of ['k:a', 'k/b/c', '\\k\\b\\d:', 'k:b:e:f', 'kk:a', 'q?x=1']) await storage.setItem(key, 'x')
    assert.deepEqual((await storage.getKeys('k')).sort(), ['k:a', 'k:b:c', 'k:b:d', 'k:b:e:f'])
    assert.deepEqual((await storage.getKeys('k/b')).sort(), ['k:b:c', 'k:b:d', 'k:b:e:f'])
    assert.deepEqual((await storage.getKeys('k', { maxDepth: 2 })).sort(), ['k:a', 'k:b:c', 'k:b:d'])
    assert.deepEqual((await storage.getKeys('', { maxDepth: 0 })).sort(), ['q'])
    assert.equal(await storage.getItem('q?other'), 'x')
    assert.deepEqual(await storage.getKeys('none'), [])
  },

  async 'odd characters are part of keys'() {
    const keys = ['odd:a b', 'odd:ä:ö', 'odd:😀', 'odd:a+b', 'odd:a&b=c', 'odd:a;b', "odd:it's", 'odd:[x]', 'odd:~!@(*)', 'odd:...']
    if (encodes) keys.push('odd:100%', 'odd:%25', 'odd:a#b', 'odd:50%:of')
    for (const key of keys) await storage.setItem(key, key)
    for (const key of keys) assert.equal(await storage.getItem(key), key)
    assert.deepEqual((await storage.getKeys('odd')).sort(), [...keys].sort())
    if (encodes) await assert.rejects(async () => storage.getItem('odd:..:x'), /[Ii]nvalid/)
  },

  async 'an item expires, and says when'() {
    await storage.setItem('ttl:long', 'x', { ttl: 1000 })
    await storage.setItem('ttl:none', 'x')
    await storage.setItem('ttl:short', 'x', { ttl: 1 })
    const { ttl } = await storage.getMeta('ttl:long')
    assert.ok(ttl === 1000 || ttl === 999, `ttl ${ttl}`)
    assert.equal((await storage.getMeta('ttl:none')).ttl, undefined)
    const head = await fetch(`${base}/ttl/long`, { method: 'HEAD' })
    assert.match(head.headers.get('cache-control'), /^max-age=(1000|999)$/)
    const end = Date.now() + 5000
    while (await storage.hasItem('ttl:short')) {
      assert.ok(Date.now() < end, 'still there')
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    assert.equal(await storage.getItem('ttl:short'), null)
    assert.deepEqual((await storage.getKeys('ttl')).sort(), ['ttl:long', 'ttl:none'])
    await storage.setItem('ttl:long', 'again')
    assert.equal((await storage.getMeta('ttl:long')).ttl, undefined)
  },

  async 'meta is kept beside an item'() {
    await storage.setItem('m:a', 'x')
    await storage.setMeta('m:a', { mtime: new Date('2024-01-02T03:04:05.000Z'), own: { deep: 1 } })
    const meta = await storage.getMeta('m:a')
    assert.deepEqual(meta.own, { deep: 1 })
    assert.equal(new Date(meta.mtime).toISOString(), '2024-01-02T03:04:05.000Z')
    assert.deepEqual(await storage.getKeys('m'), ['m:a'])
    await storage.removeItem('m:a', { removeMeta: true })
    assert.equal((await fetch(`${base}/m/a%24`)).status, 404)
  },

  async 'many are set, read and removed together'() {
    await storage.setItems([{ key: 'b:1', value: { n: 1 } }, { key: 'b:2', value: 'two' }, { key: 'b:3', value: '', options: { ttl: 500 } }])
    assert.deepEqual(await storage.getItems(['b:2', 'b:none', 'b:1?q', 'b:3', 'b:2']),
      [{ key: 'b:2', value: 'two' }, { key: 'b:none', value: null }, { key: 'b:1', value: { n: 1 } }, { key: 'b:3', value: '' }, { key: 'b:2', value: 'two' }])
    assert.ok((await storage.getMeta('b:3')).ttl > 490)
  },

  async 'a base is cleared exactly'() {
    const shop = createStorage({ driver: memoryDriver() })
    shop.mount('shop', httpDriver({ base: `${base}/shop` }))
    await storage.setItem('shopping', 'stays')
    await storage.setItem('shop', 'stays')
    await shop.setItem('shop:a', 'x')
    await shop.setItem('shop:b:c', 'x')
    await shop.setMeta('shop:a', { own: 1 })
    assert.deepEqual((await storage.getKeys('shop')).sort(), ['shop:a', 'shop:b:c'])
    const del = await fetch(`${base}/shop/b/`, { method: 'DELETE' })
    assert.equal(await del.text(), 'OK')
    assert.deepEqual(await storage.getKeys('shop'), ['shop:a'])
    await fetch(`${base}/shop/`, { method: 'DELETE' })
    assert.deepEqual(await storage.getKeys('shop'), [])
    assert.equal((await fetch(`${base}/shop/a%24`)).status, 404)
    assert.equal(await storage.getItem('shopping'), 'stays')
    assert.equal(await storage.getItem('shop'), 'stays')
  },

  async 'views and snapshots work'() {
    const view = prefixStorage(storage, 'view')
    await view.setItem('a', 1)
    assert.deepEqual(await view.getKeys(), ['a'])
    await restoreSnapshot(storage, { one: 'x', 'two:three': { y: 1 } }, 'snap')
    assert.deepEqual(await snapshot(storage, 'snap'), { one: 'x', 'two:three': { y: 1 } })
  },

  async 'a value of 300 KB fits, one of 500 KB is refused with what to do'() {
    const large = 'ä'.repeat(150_000)
    await storage.setItem('large', large)
    assert.equal(await storage.getItem('large'), large)
    const refused = await fetch(`${base}/large`, { method: 'PUT', body: 'x'.repeat(500_000) })
    assert.equal(refused.status, 413)
    assert.match((await refused.json()).message, /takes 50\d{4} bytes .* stores up to 409600; compress the value/)
  },

  async '3,000 keys come back over several pages'() {
    const keys = Array.from({ length: 3000 }, (_, i) => `page:${i % 10}:${i}`)
    for (let i = 0; i < keys.length; i += 1000) {
      const set = keys.slice(i, i + 1000).map(key => ({ key, value: 'x'.repeat(700) }))
      const answer = await fetch(`${base}/`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ set }) })
      assert.deepEqual(await answer.json(), { done: 1000, failed: [] })
    }
    assert.equal(new Set(await storage.getKeys('page')).size, 3000)
    assert.equal((await storage.getKeys('page:3')).length, 300)
    let pages = 0
    const seen = new Set()
    for (let query = 'limit=700'; query; pages++) {
      const page = await fetch(`${base}/page/?${query}`)
      for (const key of await page.json()) seen.add(key)
      const cursor = page.headers.get('x-cursor')
      query = cursor && `limit=700&cursor=${cursor}`
    }
    assert.equal(seen.size, 3000)
    assert.ok(pages >= 5, `${pages} pages`)
  },

  async 'many at once do not disturb each other'() {
    const keys = Array.from({ length: 100 }, (_, i) => `many:${i}`)
    await Promise.all(keys.map(key => storage.setItem(key, { key })))
    const all = await Promise.all(keys.map(key => storage.getItem(key)))
    assert.deepEqual(all, keys.map(key => ({ key })))
    await Promise.all(keys.map(key => storage.removeItem(key)))
    assert.deepEqual(await storage.getKeys('many'), [])
  },

  async 'of many who create one wins; changes need the etag'() {
    const put = (value, headers) => fetch(`${base}/cas`, { method: 'PUT', body: value, headers })
    const created = await Promise.all(Array.from({ length: 10 }, (_, i) => put(`${i}`, { 'if-none-match': '*' })))
    assert.deepEqual(created.map(answer => answer.status).sort(), [200, ...Array(9).fill(412)])
    const etag = created.find(answer => answer.status === 200).headers.get('etag')
    assert.equal((await put('new', { 'if-match': '"other"' })).status, 412)
    assert.equal((await put('new', { 'if-match': etag })).status, 200)
    assert.equal((await put('late', { 'if-match': etag })).status, 412)
    assert.equal(await storage.getItem('cas'), 'new')
  },

  async 'entries of a cache as nitro writes them are kept'() {
    const cache = prefixStorage(storage, 'cache')
    const key = 'nitro:functions:_:fetchUser.42.json'
    const entry = { value: { body: '<p>hi</p>', headers: { 'x-a': '1' } }, mtime: Date.now(), integrity: 'F3aR7kQ9', expires: Date.now() + 60_000 }
    await cache.setItem(key, entry, { ttl: 60 })
    assert.deepEqual(await cache.getItem(key), entry)
    assert.ok((await cache.getMeta(key)).ttl >= 59)
  },

  async 'who watches is told, also who comes back'() {
    const watch = async (lastId, wanted) => {
      const stop = new AbortController()
      const headers = { accept: 'text/event-stream', ...lastId && { 'last-event-id': lastId } }
      const answer = await fetch(`${base}/watched/`, { headers, signal: stop.signal })
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      const until = async wanted => {
        while (!wanted.test(text)) {
          const { value, done } = await reader.read()
          assert.ok(!done, `ended before ${wanted}: ${text}`)
          text += value
        }
      }
      await until(/event: ready\n/)
      await wanted(until)
      stop.abort()
      return text.match(/id: .+/g).at(-1).slice(4)
    }
    const told = (kind, key) => `event: ${kind}\ndata: {"key":"watched/${key}"}\n\n`
    const last = await watch(null, async until => {
      await storage.setItem('watched:a', 1)
      await storage.removeItem('watched:a')
      await until(new RegExp(`${told('update', 'a')}id: .+\n${told('remove', 'a')}`))
    })
    await storage.setItem('watched:b', 1)
    await watch(last, until => until(new RegExp(told('update', 'b'))))
    await watch('of-another-time', until => until(/event: lost\n/))
  },

  async 'errors are short and have no stack'() {
    for (const [method, path, status] of [['GET', '/nope', 404], ['POST', '/item', 405], ['PUT', '/base/', 400], ['HEAD', '/base/', 400], ['PATCH', '/', 405]]) {
      const answer = await fetch(`${base}${path}`, { method })
      assert.equal(answer.status, status, `${method} ${path}`)
      const body = await answer.text()
      assert.ok(!/stack|Exception|\.java/.test(body), body)
    }
    const error = await (await fetch(`${base}/nope`)).json()
    assert.deepEqual(error, { status: 404, statusText: 'KV value not found', message: 'KV value not found' })
  }
}

for (const [name, check] of Object.entries(checks)) {
  try {
    await check()
  } catch (failed) {
    console.error(`${library}: ${name}: failed`)
    throw failed
  }
  await storage.clear()
}
assert.deepEqual(await storage.getKeys(), [])
await storage.dispose()
console.log(`${library}: ${Object.keys(checks).length} checks, all right`)
