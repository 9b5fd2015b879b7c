// Prism generates a component from the served OpenAPI document; Spectral's harness then runs every
// action of it against the server.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const require = createRequire(import.meta.url);
const { testing } = require("@prismatic-io/spectral");
const server = process.env.STATOR_HTTP;
const folder = mkdtempSync(join(tmpdir(), "stator-prismatic-"));

async function component() {
  const document = await (await fetch(`${server}/openapi.json`)).json();
  assert.equal(document.openapi, "3.0.3");
  assert.equal(document.servers[0].url, server);
  writeFileSync(join(folder, "stator.json"), JSON.stringify(document));
  execFileSync(
    process.execPath,
    [
      join(import.meta.dirname, "node_modules/@prismatic-io/prism/lib/run.js"),
      "components:init",
      "generated",
      "--open-api-path",
      join(folder, "stator.json"),
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
  );
  buildSync({
    entryPoints: [join(folder, "generated/src/index.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: join(folder, "component.cjs"),
    nodePaths: [join(import.meta.dirname, "node_modules")],
    logLevel: "error",
  });
  const built = require(join(folder, "component.cjs")).default;
  const missing = Object.keys(document.paths)
    .map((path) => path.split("/").at(-1))
    .filter((action) => !built.actions[action]);
  assert.deepEqual(missing, [], "actions that the generator left out");
  return built;
}

const customers = { tableName: "PrismaticCustomers" };
const acme = { ...customers, value: "1234", rangeKeyValue: "Acme Inc" };
const json = JSON.stringify;

// Each action with inputs as the component's forms give them: texts, JSON in texts, false for boxes
// that are not ticked. What follows the inputs looks at the result.
const calls = [
  ["createTable", {
    ...customers,
    attributeDefinition: json([
      { AttributeName: "customerId", AttributeType: "N" },
      { AttributeName: "customerName", AttributeType: "S" },
    ]),
    keySchema: json([
      { KeyType: "HASH", AttributeName: "customerId" },
      { KeyType: "RANGE", AttributeName: "customerName" },
    ]),
    billingMode: "PROVISIONED",
    readCapacityUnits: "5",
    writeCapacityUnits: "5",
    streamViewType: "NEW_AND_OLD_IMAGES",
  }, (r) => assert.equal(r.TableDescription.ProvisionedThroughput.ReadCapacityUnits, 5)],
  ["listTables", { fetchAll: true }, (r) => assert.ok(r.TableNames.includes("PrismaticCustomers"))],
  ["describeTable", customers, (r) => assert.equal(r.Table.TableName, "PrismaticCustomers")],
  ["createItem", {
    ...customers,
    item: json({ customerId: "1234", customerName: "Acme Inc", status: "new", big: "12345678901234567890" }),
    itemTypes: json({ customerId: "N", customerName: "S", status: "S", big: "N" }),
  }],
  ["getItem", acme, (r) => {
    assert.equal(r.found, true);
    assert.deepEqual(r.Item.big, { N: "12345678901234567890" });
  }],
  ["updateItem", {
    ...acme,
    query: "set Title = :t, Subtitle = :s",
    queryParams: json({ ":t": "New title", ":s": "New subtitle" }),
    queryParamTypes: json({ ":t": "S", ":s": "S" }),
    returnValues: "UPDATED_NEW",
  }, (r) => assert.equal(r.Attributes.Title, "New title")],
  ["queryItems", {
    ...customers,
    keyConditionExpression: "customerId = :id",
    filterExpression: "status = :s",
    expressionAttributeValues: json({ ":id": 1234, ":s": "new" }),
    queryParameters: json({ ScanIndexForward: "false", Limit: "10" }),
  }, (r) => assert.equal(r.Count, 1)],
  ["executeStatement", {
    statement: 'SELECT * FROM "PrismaticCustomers" WHERE customerId = ?',
    parameters: json([1234]),
  }, (r) => assert.equal(r.Items.length, 1)],
  ["insertItem", { ...customers, item: json({ customerId: 1, customerName: "a" }) }],
  ["patchItem", { ...customers, value: "1", rangeKeyValue: "a", changes: json({ n: 1 }), remove: json(["x"]) }],
  ["incrementItem", { ...customers, value: "1", rangeKeyValue: "a", field: "n", by: "2" },
    (r) => assert.equal(r.Attributes.n, 3)],
  ["scanItems", { ...customers, filter: json([{ field: "n", operator: ">", value: 1 }]) },
    (r) => assert.equal(r.Count, 1)],
  ["countItems", customers, (r) => assert.equal(r.Count, 2)],
  ["batchWriteItems", { ...customers, items: json([{ customerId: 2, customerName: "b" }]) },
    (r) => assert.equal(r.succeeded, 1)],
  ["batchGetItems", { ...customers, keys: json([[2, "b"], [9, "z"]]) },
    (r) => assert.deepEqual(r.report.map((entry) => entry.found), [true, false])],
  ["transactGetItems", { items: json([acme]) }, (r) => assert.ok(r.Responses[0].Item)],
  ["transactWriteItems", {
    operations: json([{ operation: "delete", ...customers, value: 2, rangeKeyValue: "b" }]),
    idempotencyKey: "prismatic-1",
  }],
  ["batchExecuteStatement", { statements: json(['SELECT * FROM "PrismaticCustomers" WHERE customerId = 1 AND customerName = \'a\'']) },
    (r) => assert.equal(r.succeeded, 1)],
  ["executeTransaction", { statements: json(['DELETE FROM "PrismaticCustomers" WHERE customerId = 1 AND customerName = \'a\'']) }],
  ["createIndex", { ...customers, indexName: "ByStatus", hashKey: "status", hashKeyType: "S", rangeKeyType: "S", projectionType: "ALL" }],
  ["explain", { action: "queryItems", inputs: json({ ...customers, indexName: "ByStatus", value: "new" }) },
    (r) => assert.equal(r.index, "ByStatus")],
  ["deleteIndex", { ...customers, indexName: "ByStatus" }],
  ["updateTable", { ...customers, billingMode: "PAY_PER_REQUEST" }],
  ["updateTimeToLive", { ...customers, attributeName: "expiresAt" }],
  ["describeTimeToLive", customers, (r) => assert.equal(r.TimeToLiveDescription.AttributeName, "expiresAt")],
  ["tagTable", { ...customers, tags: json({ team: "shop" }) }],
  ["listTags", customers, (r) => assert.deepEqual(r.tags, { team: "shop" })],
  ["untagTable", { ...customers, tagKeys: json(["team"]) }],
  ["listStreams", customers, (r) => assert.ok(r.Streams.length > 0)],
  ["describeStream", customers, (r) => assert.equal(r.StreamDescription.StreamStatus, "ENABLED")],
  ["pollChanges", { ...customers, start: "oldest", limit: "2" },
    (r) => assert.deepEqual(r.changes.map((change) => change.type), ["INSERT", "MODIFY"])],
  ["overview", { limit: "10" }, (r) => assert.ok(r.tables.length > 0)],
  ["testConnection", {}, (r) => assert.equal(r.ok, true)],
  ["deleteItem", { ...acme, conditionExpression: "status = :s", expressionAttributeValues: json({ ":s": "new" }) }],
  ["deleteTable", customers, (r) => assert.equal(r.TableDescription.TableStatus, "DELETING")],
];

try {
  const built = await component();
  const harness = testing.createHarness(built);
  const connection = { key: "bearer", configVarKey: "bearer", fields: { apiKey: "any" } };
  for (const [action, inputs, check] of calls) {
    try {
      const { data } = await harness.action(action, { connection, ...inputs });
      check?.(data);
    } catch (failure) {
      throw new Error(`${action}: ${JSON.stringify(failure.data ?? failure.message)}`);
    }
  }
  const run = new Set(calls.map(([action]) => action));
  const left = Object.keys(built.actions).filter((action) => action !== "rawRequest" && !run.has(action));
  assert.deepEqual(left, [], "actions that were not run");
  // An error reaches the flow whole.
  await assert.rejects(
    harness.action("getItem", { connection, tableName: "Nowhere", value: "1" }),
    (failure) => {
      const told = JSON.stringify(failure.response?.data ?? failure.data ?? failure.message);
      return told.includes("RESOURCE_NOT_FOUND");
    },
  );
  console.log(`${run.size} actions\nall right`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
