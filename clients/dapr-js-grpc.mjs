// @dapr/dapr over gRPC: normal start-up, state with ETags, bulk, transactions and queries, a binding.
import assert from 'node:assert/strict'
import { CommunicationProtocolEnum, DaprClient, StateConcurrencyEnum, StateConsistencyEnum } from '@dapr/dapr'

const [host, port] = process.env.STATOR_DAPR_GRPC.split(':')
const client = new DaprClient({ daprHost: host, daprPort: port, communicationProtocol: CommunicationProtocolEnum.GRPC })
await client.start()
const store = 'statestore'
const text = (bytes) => Buffer.from(bytes).toString()

await client.state.save(store, [
  { key: 'grpc-tony', value: 'iron man' },
  { key: 'grpc-object', value: { a: 1.5, b: [true, null, 'x'] }, metadata: { contentType: 'application/json' } },
])
assert.equal(await client.state.get(store, 'grpc-tony'), 'iron man')
assert.deepEqual(
  await client.state.get(store, 'grpc-object', { consistency: StateConsistencyEnum.CONSISTENCY_STRONG }),
  { a: 1.5, b: [true, null, 'x'] })
assert.equal(await client.state.get(store, 'grpc-missing'), '')

const bulk = await client.state.getBulk(store, ['grpc-tony', 'grpc-missing', 'grpc-object'])
assert.deepEqual(bulk.map((entry) => entry.key), ['grpc-tony', 'grpc-missing', 'grpc-object'])
assert.deepEqual(bulk.map((entry) => entry.data), ['iron man', '', { a: 1.5, b: [true, null, 'x'] }])

const options = { concurrency: StateConcurrencyEnum.CONCURRENCY_FIRST_WRITE }
await assert.rejects(
  client.state.save(store, [{ key: 'grpc-tony', value: 'x', etag: 'stale', options }]),
  /aborted.*possible etag mismatch/)
await client.state.save(store, [{ key: 'grpc-tony', value: 'war machine', etag: bulk[0].etag, options }])
assert.equal(await client.state.get(store, 'grpc-tony'), 'war machine')

await client.state.transaction(store, [
  { operation: 'upsert', request: { key: 'grpc-one', value: '{"place":"Seattle","n":1}' } },
  { operation: 'upsert', request: { key: 'grpc-two', value: '{"place":"Portland","n":2}' } },
  { operation: 'delete', request: { key: 'grpc-object' } },
])
assert.deepEqual(await client.state.get(store, 'grpc-two'), { place: 'Portland', n: 2 })
assert.equal(await client.state.get(store, 'grpc-object'), '')
await assert.rejects(
  client.state.transaction(store, [{ operation: 'delete', request: { key: 'grpc-one', etag: 'no' } }]),
  /error while executing state transaction: operation 0, delete of key 'grpc-one'/)

const found = await client.state.query(store, {
  filter: { OR: [{ EQ: { place: 'Seattle' } }, { IN: { place: ['Portland'] } }] },
  sort: [{ key: 'n', order: 'DESC' }],
  page: { limit: 10 },
})
assert.deepEqual(found.results.map((result) => result.key), ['grpc-two', 'grpc-one'])

await assert.rejects(client.state.delete(store, 'grpc-one', { etag: 'stale' }), /possible etag mismatch/)
for (const key of ['grpc-tony', 'grpc-one', 'grpc-two']) {
  await client.state.delete(store, key)
  assert.equal(await client.state.get(store, key), '')
}

await client.binding.send('items', 'create', { id: 'from-js-grpc', amount: 12.5 })
const read = await client.binding.send('items', 'get', { id: 'from-js-grpc' })
assert.deepEqual(JSON.parse(text(read.data)), { id: 'from-js-grpc', amount: 12.5 })
await assert.rejects(client.binding.send('items', 'paint', {}), /does not support operation paint/)
await client.binding.send('items', 'delete', { id: 'from-js-grpc' })

assert.equal(await client.health.isHealthy(), true)
assert.equal(await client.metadata.set('grpc-label', 'noted'), true)
const metadata = await client.metadata.get()
assert.equal(metadata.extended['grpc-label'], 'noted')
assert.ok(metadata.components.some((component) => component.name === store && component.capabilities.includes('TRANSACTIONAL')))
await assert.rejects(client.secret.get('vault', 'key'), /unimplemented/)
await client.stop()
console.log('dapr-js-grpc: all right')
process.exit(0)
