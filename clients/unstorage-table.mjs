// A program with the AWS SDK that keeps items as unstorage's aws-dynamodb driver does, and a Storage on the same table:
// each reads what the other wrote. The table is that of the Storage `default`.
import assert from 'node:assert/strict'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { createStorage } from 'unstorage'
import httpDriver from 'unstorage/drivers/http'

const TableName = process.env.STATOR_TABLE ?? 'storage'
const client = new DynamoDBClient({
  endpoint: process.env.STATOR_DYNAMODB,
  region: 'us-east-1',
  credentials: { accessKeyId: process.env.STATOR_KEY ?? 'xxxxxxxxxx', secretAccessKey: process.env.STATOR_SECRET ?? 'xxxxxxxxxxxxxxxxxxxx' }
})
const documents = DynamoDBDocumentClient.from(client)
const ours = createStorage({ driver: httpDriver({ base: `${process.env.STATOR_HTTP}/storage/default` }) })

/** A driver in the seed's layout: key S, value S, ttl N. */
const theirs = createStorage({
  driver: {
    async hasItem(key) { return (await this.getItem(key)) !== null },
    async getItem(key) {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { key } }))
      return Item?.value ?? null
    },
    async setItem(key, value, { ttl } = {}) {
      const Item = { key }
      if (value) Item.value = value
      if (ttl) Item.ttl = Math.round(Date.now() / 1000) + ttl
      await documents.send(new PutCommand({ TableName, Item }))
    },
    async removeItem(key) { await documents.send(new DeleteCommand({ TableName, Key: { key } })) },
    async getKeys() {
      const keys = []
      for await (const page of paginateScan({ client: documents }, { TableName })) keys.push(...page.Items.map(item => item.key))
      return keys
    }
  }
})
const stored = async key => (await client.send(new GetItemCommand({ TableName, Key: { key: { S: key } } }))).Item

const values = { object: { a: [1, null] }, text: 'plain', number: 5, yes: true, odd: 'ü "quoted" \\ 😀', large: 'x'.repeat(300_000) }
for (const [name, value] of Object.entries(values)) {
  await ours.setItem(`ours:${name}`, value)
  await theirs.setItem(`theirs:${name}`, value)
}
for (const [name, value] of Object.entries(values)) {
  assert.deepEqual(await theirs.getItem(`ours:${name}`), value)
  assert.deepEqual(await ours.getItem(`theirs:${name}`), value)
  // byte for byte the same, but for the key
  assert.deepEqual({ ...await stored(`ours:${name}`), key: 0 }, { ...await stored(`theirs:${name}`), key: 0 })
}
await ours.setItemRaw('ours:raw', new Uint8Array([1, 2, 255]))
await theirs.setItemRaw('theirs:raw', new Uint8Array([1, 2, 255]))
assert.deepEqual(await stored('ours:raw'), { key: { S: 'ours:raw' }, value: { S: 'base64:AQL/' } })
assert.deepEqual([...new Uint8Array(await ours.getItemRaw('theirs:raw'))], [1, 2, 255])
assert.deepEqual([...await theirs.getItemRaw('ours:raw')], [1, 2, 255])
await ours.setItem('ours:empty', '')
await theirs.setItem('theirs:empty', '')
assert.deepEqual(await stored('ours:empty'), { key: { S: 'ours:empty' } })
assert.equal(await ours.getItem('theirs:empty'), '')
await ours.setMeta('theirs:text', { own: 1 })
assert.deepEqual({ ...await theirs.getMeta('theirs:text') }, { own: 1 })
await theirs.setItem('theirs:timed', 'x', { ttl: 100 })
await ours.setItem('ours:timed', 'x', { ttl: 100 })
const seconds = async key => Number((await stored(key)).ttl.N) - Date.now() / 1000
for (const key of ['ours:timed', 'theirs:timed']) assert.ok(Math.abs(await seconds(key) - 100) < 3, key)
assert.ok((await ours.getMeta('theirs:timed')).ttl > 95)

// what earlier versions and other programs wrote
const put = Item => documents.send(new PutCommand({ TableName, Item }))
await put({ key: 'old:first', ttl: 'the value' })
await put({ key: 'old:second', value: 'x', ttl: '1795231818300' })
await put({ key: 'native:map', value: { a: [1, { b: null }] } })
await put({ key: 'native:number', value: 7 })
await put({ key: 'native:yes', value: true })
await put({ key: 'native:bytes', value: new Uint8Array([1, 2]) })
await put({ key: 'gone', value: 'x', ttl: 1000 })
assert.equal(await ours.getItem('old:first'), 'the value')
assert.equal(await ours.getItem('old:second'), 'x')
assert.deepEqual(await ours.getItem('native:map'), { a: [1, { b: null }] })
assert.equal(await ours.getItem('native:number'), 7)
assert.equal(await ours.getItem('native:yes'), true)
assert.deepEqual([...new Uint8Array(await ours.getItemRaw('native:bytes'))], [1, 2])
assert.equal(await ours.getItem('gone'), null)
const both = (await theirs.getKeys()).filter(key => key !== 'gone').sort()
assert.deepEqual((await ours.getKeys()).sort(), both)

await ours.clear()
assert.deepEqual(await theirs.getKeys(), [])
console.log('unstorage-table: all right')
