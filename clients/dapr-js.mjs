// @dapr/dapr over HTTP: normal start-up, state and an output binding.
import assert from 'node:assert/strict'
import { CommunicationProtocolEnum, DaprClient } from '@dapr/dapr'

const { hostname, port } = new URL(process.env.STATOR_DAPR)
const client = new DaprClient({ daprHost: hostname, daprPort: port, communicationProtocol: CommunicationProtocolEnum.HTTP })
await client.start()

const saved = await client.state.save('statestore', [
  { key: 'js-tony', value: 'iron man' },
  { key: 'js-object', value: { a: 1.5, b: [true, null, 'x'] } },
])
assert.equal(saved?.error, undefined)
assert.equal(await client.state.get('statestore', 'js-tony'), 'iron man')
assert.deepEqual(await client.state.get('statestore', 'js-object'), { a: 1.5, b: [true, null, 'x'] })
const bulk = await client.state.getBulk('statestore', ['js-tony', 'js-missing'])
assert.equal(bulk.find((entry) => entry.key === 'js-tony').data, 'iron man')
const gone = await client.state.delete('statestore', 'js-tony')
assert.equal(gone?.error, undefined)
assert.equal(await client.state.get('statestore', 'js-tony'), '')

await client.binding.send('items', 'create', { id: 'from-js', amount: 12.5, tags: ['a'] })
await client.stop()
console.log('dapr-js: all right')
process.exit(0)
