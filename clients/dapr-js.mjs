// @dapr/dapr over HTTP: normal start-up, state with ETags, bulk, transactions and queries, a binding.
import assert from 'node:assert/strict'
import { CommunicationProtocolEnum, DaprClient, StateConcurrencyEnum, StateConsistencyEnum } from '@dapr/dapr'

const { hostname, port } = new URL(process.env.STATOR_DAPR)
const client = new DaprClient({ daprHost: hostname, daprPort: port, communicationProtocol: CommunicationProtocolEnum.HTTP })
await client.start()
const store = 'statestore'

const saved = await client.state.save(store, [
  { key: 'js-tony', value: 'iron man' },
  { key: 'js-object', value: { a: 1.5, b: [true, null, 'x'] } },
])
assert.equal(saved?.error, undefined)
assert.equal(await client.state.get(store, 'js-tony'), 'iron man')
assert.deepEqual(await client.state.get(store, 'js-object', { consistency: StateConsistencyEnum.CONSISTENCY_STRONG }), { a: 1.5, b: [true, null, 'x'] })

const bulk = await client.state.getBulk(store, ['js-tony', 'js-missing'])
const tony = bulk.find((entry) => entry.key === 'js-tony')
assert.equal(tony.data, 'iron man')
assert.equal(bulk.find((entry) => entry.key === 'js-missing').data, undefined)

const options = { concurrency: StateConcurrencyEnum.CONCURRENCY_FIRST_WRITE }
const stale = await client.state.save(store, [{ key: 'js-tony', value: 'x', etag: 'stale', options }])
assert.match(String(stale.error), /409|etag mismatch/)
const fresh = await client.state.save(store, [{ key: 'js-tony', value: 'war machine', etag: tony.etag, options }])
assert.equal(fresh?.error, undefined)

await client.state.transaction(store, [
  { operation: 'upsert', request: { key: 'js-one', value: { city: 'Seattle', n: 1 } } },
  { operation: 'upsert', request: { key: 'js-two', value: { city: 'Portland', n: 2 } } },
  { operation: 'delete', request: { key: 'js-object' } },
])
assert.deepEqual(await client.state.get(store, 'js-two'), { city: 'Portland', n: 2 })
assert.equal(await client.state.get(store, 'js-object'), '')
await assert.rejects(
  client.state.transaction(store, [{ operation: 'delete', request: { key: 'js-one', etag: { value: 'no' } } }]))

const found = await client.state.query(store, {
  filter: { OR: [{ EQ: { city: 'Seattle' } }, { IN: { n: [2, 3] } }] },
  sort: [{ key: 'n', order: 'DESC' }],
  page: { limit: 10 },
})
assert.deepEqual(found.results.map((result) => result.key), ['js-two', 'js-one'])

for (const key of ['js-tony', 'js-one', 'js-two']) {
  const gone = await client.state.delete(store, key)
  assert.equal(gone?.error, undefined)
  assert.equal(await client.state.get(store, key), '')
}

await client.binding.send('items', 'create', { id: 'from-js', amount: 12.5, tags: ['a'] })
assert.deepEqual(await client.binding.send('items', 'get', { id: 'from-js' }), { id: 'from-js', amount: 12.5, tags: ['a'] })
assert.deepEqual(
  await client.binding.send('items', 'update', { key: { id: 'from-js' }, add: { amount: 1 } }),
  { id: 'from-js', amount: 13.5, tags: ['a'] })
await client.binding.send('items', 'delete', { id: 'from-js' })

assert.equal(await client.health.isHealthy(), true)
const metadata = await client.metadata.get()
assert.ok(metadata.components.some((component) => component.name === store && component.capabilities.includes('TRANSACTIONAL')))
await client.stop()
console.log('dapr-js: all right')
process.exit(0)
