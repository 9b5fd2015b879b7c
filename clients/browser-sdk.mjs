// The AWS SDK for JavaScript in a page of another origin, in Chromium, straight to Stator (CORS).
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { build } from 'esbuild'
import { eventually, openBrowser } from './browser.mjs'

const program = `
  import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
  const client = new DynamoDBClient({
    endpoint: ENDPOINT, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1,
  })
  const TableName = 'from-a-page'
  async function work() {
    await client.send(new CreateTableCommand({
      TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }))
    await client.send(new PutItemCommand({ TableName, Item: { id: { S: 'a' }, text: { S: 'grüße' } } }))
    const { Items, $metadata } = await client.send(new ScanCommand({ TableName }))
    const refused = await client.send(new ScanCommand({ TableName: 'missing' })).catch((error) => error.name)
    await client.send(new DeleteTableCommand({ TableName }))
    return { Items, requestId: $metadata.requestId, refused }
  }
  work().then((done) => { window.done = done }, (error) => { window.done = { failed: String(error) } })
`
const built = await build({
  stdin: { contents: program, resolveDir: '.' }, bundle: true, write: false, platform: 'browser', format: 'esm',
  define: { ENDPOINT: JSON.stringify(process.env.STATOR_DYNAMODB) },
})
const pages = createServer((request, response) => {
  const script = request.url === '/page.mjs'
  response.setHeader('Content-Type', script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
  response.end(script ? built.outputFiles[0].text : '<!doctype html><title>page</title><script type="module" src="/page.mjs"></script>')
})
await new Promise((resolve) => pages.listen(0, '127.0.0.1', resolve))
const { port } = pages.address()
const browser = await openBrowser()
try {
  await browser.open(`http://127.0.0.1:${port}/`)
  const done = await eventually('the end of the page\'s work', () => browser.run('return window.done'))
  assert.equal(done.failed, undefined)
  assert.deepEqual(done.Items, [{ id: { S: 'a' }, text: { S: 'grüße' } }])
  assert.equal(done.requestId.length, 52)
  assert.equal(done.refused, 'ResourceNotFoundException')

  // A page from elsewhere, without a key: where keys are asked for it is told so, else the browser keeps the answer from it.
  await browser.open('data:text/html,<title>elsewhere</title>')
  const unsigned = await browser.run(`
    return fetch(arguments[0], {
      method: 'POST', headers: { 'X-Amz-Target': 'DynamoDB_20120810.ListTables', 'Content-Type': 'application/x-amz-json-1.0' }, body: '{}',
    }).then((answer) => answer.text(), (error) => error.name)`, process.env.STATOR_DYNAMODB)
  assert.ok(unsigned === 'TypeError' || unsigned.includes('MissingAuthenticationToken'), unsigned)
} finally {
  await browser.close()
  pages.close()
}
console.log('browser-sdk: all right')
process.exit()
