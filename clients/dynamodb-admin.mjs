// dynamodb-admin in Chromium: lists tables and items, makes, edits and deletes an item, filters by a query.
import assert from 'node:assert/strict'
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { eventually, openBrowser, start } from './browser.mjs'

const endpoint = process.env.STATOR_DYNAMODB
const key = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' }
const client = new DynamoDBClient({
  endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})
const TableName = 'admin.pages'
const stored = async (id) => (await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item

await client.send(new CreateTableCommand({
  TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
}))
for (const id of ['ada', 'grace', 'tony']) {
  await client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, born: { N: '1815' }, tags: { L: [{ S: `x-${id}` }] } } }))
}

const [admin, [, port]] = await start(process.execPath,
  ['node_modules/dynamodb-admin/dist/dynamodb-admin.js', '--skip-default-credentials', '--host', '127.0.0.1', '--port', '0'],
  /listening on http:\/\/127\.0\.0\.1:(\d+)/, { ...key, DYNAMO_ENDPOINT: endpoint })
const pages = `http://127.0.0.1:${port}`
const browser = await openBrowser()
const shows = (...words) => eventually(`a page with ${words}`, async () => {
  const text = await browser.text()
  const missing = words.filter((word) => !text.includes(word))
  if (missing.length > 0) throw new Error(`no ${missing} in: ${text}`)
  return text
})
const save = (item) => browser.run('editor.setValue(arguments[0])', JSON.stringify(item))
  .then(() => browser.click('//button[@id="saveButton"]'))

try {
  await browser.open(`${pages}/`)
  await shows(TableName)
  await browser.click(`//a[normalize-space()="${TableName}"]`)
  await shows('ada', 'grace', 'tony', '1815')

  // Edit: the page of an item, its text changed, saved; what is stored is asked for by an SDK.
  await browser.click('//a[contains(@href, "/items/ada")]')
  await eventually('the editor', () => browser.run('return typeof editor !== "undefined" && editor.getValue().includes("1815")'))
  await save({ id: 'ada', born: 1816, tags: ['x-ada', true] })
  await eventually('the saved item', async () => (await stored('ada')).born.N === '1816')
  assert.deepEqual(await stored('ada'), { id: { S: 'ada' }, born: { N: '1816' }, tags: { L: [{ S: 'x-ada' }, { BOOL: true }] } })
  await browser.open(`${pages}/tables/${TableName}`)
  await shows('1816')

  // Make.
  await browser.click('//a[text()="Create item"]')
  await eventually('the editor', () => browser.run('return typeof editor !== "undefined"'))
  await save({ id: 'alan', born: 1912 })
  await eventually('the page of the new item', async () => (await browser.url()).endsWith('/items/alan'))
  assert.equal((await stored('alan')).born.N, '1912')

  // Delete.
  await browser.open(`${pages}/tables/${TableName}/items/grace`)
  await browser.click('//button[normalize-space()="Delete"]')
  await eventually('the table after it', async () => (await browser.url()).endsWith(`/tables/${TableName}`))
  const left = await shows('ada', 'alan', 'tony')
  assert.ok(!left.includes('grace'), left)
  assert.equal(await stored('grace'), undefined)

  // A query from the form of the page.
  const filters = JSON.stringify({ id: { operator: '=', value: 'tony', type: 'S' } })
  await browser.open(`${pages}/tables/${TableName}?operationType=query&queryableSelection=table&filters=${encodeURIComponent(filters)}`)
  assert.ok(!(await shows('tony', 'x-tony')).includes('alan'))
  await browser.open(`${pages}/tables/${TableName}/meta`)
  await shows('KeySchema', 'HASH', 'ACTIVE')
  await client.send(new DeleteTableCommand({ TableName }))
} finally {
  await browser.close()
  admin.kill()
}
console.log('dynamodb-admin: all right')
process.exit()
