// AWS SDK for JavaScript v3: the plain client and the document client, all ten types, pages, conditions.
import assert from 'node:assert/strict'
import {
  ConditionalCheckFailedException, CreateTableCommand, DeleteTableCommand, DescribeTableCommand, DynamoDBClient,
  GetItemCommand, ListTablesCommand, PutItemCommand, ResourceInUseException, ResourceNotFoundException,
  paginateQuery, paginateScan, waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'

const client = new DynamoDBClient({
  endpoint: process.env.STATOR_DYNAMODB,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})
const documents = DynamoDBDocumentClient.from(client)
const TableName = 'sdk-js'

const create = {
  TableName,
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'sk', AttributeType: 'N' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
  BillingMode: 'PAY_PER_REQUEST',
}
const created = await client.send(new CreateTableCommand(create))
assert.match(created.TableDescription.TableArn, /:table\/sdk-js$/)
await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName })
await assert.rejects(client.send(new CreateTableCommand(create)), ResourceInUseException)
assert.ok((await client.send(new ListTablesCommand({}))).TableNames.includes(TableName))
assert.equal((await client.send(new DescribeTableCommand({ TableName }))).Table.TableStatus, 'ACTIVE')

const Item = {
  pk: { S: 'all' }, sk: { N: '1' },
  s: { S: 'grüße ✓' }, n: { N: '12345678901234567890.123456789' }, b: { B: new Uint8Array([0, 1, 255]) },
  ss: { SS: ['a', 'b'] }, ns: { NS: ['1', '2.5'] }, bs: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
  m: { M: { inner: { L: [{ S: 'x' }, { NULL: true }] } } }, l: { L: [] }, bool: { BOOL: false }, nul: { NULL: true },
}
await client.send(new PutItemCommand({ TableName, Item }))
const got = await client.send(new GetItemCommand({ TableName, Key: { pk: { S: 'all' }, sk: { N: '1.0' } }, ConsistentRead: true }))
assert.deepEqual(got.Item, Item)

await documents.send(new PutCommand({ TableName, Item: { pk: 'doc', sk: 7, count: 1, tags: new Set(['x', 'y']), nested: { deep: [1, { a: true }] } } }))
const updated = await documents.send(new UpdateCommand({
  TableName, Key: { pk: 'doc', sk: 7 },
  UpdateExpression: 'SET #c = #c + :one, nested.deep[1].a = :no REMOVE tags',
  ConditionExpression: 'attribute_exists(pk) AND #c = :one',
  ExpressionAttributeNames: { '#c': 'count' }, ExpressionAttributeValues: { ':one': 1, ':no': false },
  ReturnValues: 'ALL_NEW',
}))
assert.deepEqual(updated.Attributes, { pk: 'doc', sk: 7, count: 2, nested: { deep: [1, { a: false }] } })
await assert.rejects(
  documents.send(new PutCommand({ TableName, Item: { pk: 'doc', sk: 7 }, ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })),
  (error) => error instanceof ConditionalCheckFailedException && error.Item.count.N === '2')

for (let sk = 0; sk < 25; sk++) await documents.send(new PutCommand({ TableName, Item: { pk: 'pages', sk, even: sk % 2 === 0 } }))
const seen = []
for await (const page of paginateQuery({ client, pageSize: 4 }, {
  TableName, KeyConditionExpression: 'pk = :p AND sk BETWEEN :from AND :to', FilterExpression: 'even = :yes', ScanIndexForward: false,
  ExpressionAttributeValues: { ':p': { S: 'pages' }, ':from': { N: '3' }, ':to': { N: '20' }, ':yes': { BOOL: true } },
})) seen.push(...page.Items.map((item) => Number(item.sk.N)))
assert.deepEqual(seen, [20, 18, 16, 14, 12, 10, 8, 6, 4])
let scanned = 0
for await (const page of paginateScan({ client, pageSize: 10 }, { TableName, ProjectionExpression: 'pk, sk' })) scanned += page.Count
assert.equal(scanned, 27)

const deleted = await documents.send(new DeleteCommand({ TableName, Key: { pk: 'doc', sk: 7 }, ReturnValues: 'ALL_OLD' }))
assert.equal(deleted.Attributes.count, 2)
assert.equal((await documents.send(new GetCommand({ TableName, Key: { pk: 'doc', sk: 7 } }))).Item, undefined)
await assert.rejects(client.send(new GetItemCommand({ TableName: 'missing', Key: { pk: { S: 'a' } } })), ResourceNotFoundException)
await client.send(new DeleteTableCommand({ TableName }))
console.log('aws-sdk-js: all right')
