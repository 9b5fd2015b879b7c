package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;
import static dev.stator.connector.table.TableOptions.DELETION_PROTECTION;
import static dev.stator.connector.table.TableOptions.GLOBAL_INDEXES;
import static dev.stator.connector.table.TableOptions.LOCAL_INDEXES;
import static dev.stator.connector.table.TableOptions.STREAM_VIEW;
import static dev.stator.connector.table.TableOptions.TAGS;
import static dev.stator.connector.table.TableOptions.TTL_ATTRIBUTE;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Makes a table. */
public final class CreateTable {
  private static final String CAPACITY_DEFAULT = "5";

  static final Input<List<Map<String, String>>> ATTRIBUTE_DEFINITION =
      Input.of(
              "attributeDefinition",
              "Attribute Definition",
              InputType.ARRAY,
              InputReaders.records(List.of("AttributeName", "AttributeType")),
              "Array of attribute definitions. Each object must contain an AttributeName and"
                  + " AttributeType. See [DynamoDB data"
                  + " types](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes).")
          .asRequired()
          .withElements(IndexSchema.ATTRIBUTE)
          .withAliases("attributeDefinitions")
          .withExample(
              """
              [{"AttributeName": "customerId", "AttributeType": "N"},
               {"AttributeName": "customerName", "AttributeType": "S"}]
              """);

  static final Input<List<Map<String, String>>> KEY_SCHEMA =
      Input.of(
              "keySchema",
              "Key Schema",
              InputType.ARRAY,
              InputReaders.records(List.of("KeyType", "AttributeName")),
              "Array of key schema elements. Each object must contain a KeyType (HASH or RANGE) and"
                  + " an AttributeName. Learn more about [key"
                  + " schemas](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey).")
          .asRequired()
          .withElements(IndexSchema.KEY)
          .withExample(
              """
              [{"KeyType": "HASH", "AttributeName": "customerId"},
               {"KeyType": "RANGE", "AttributeName": "customerName"}]
              """);

  static final Input<String> BILLING_MODE =
      Input.choice(
              "billingMode",
              "Billing Mode",
              List.of("PROVISIONED", "PAY_PER_REQUEST"),
              "The billing mode for the table. Learn more about [billing"
                  + " modes](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadWriteCapacityMode.html).")
          .withDefault(new JsonValue.Str("PROVISIONED"));

  static final Input<Long> READ_CAPACITY_UNITS =
      Input.integer(
              "readCapacityUnits",
              "Read Capacity Units",
              1,
              Long.MAX_VALUE,
              "The number of read capacity units. One unit = one strongly consistent read/sec or"
                  + " two eventually consistent reads/sec for items up to 4 KB. Not used with"
                  + " PAY_PER_REQUEST. Learn more about [read"
                  + " capacity](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ProvisionedThroughput.html).")
          .withDefault(new JsonValue.Str(CAPACITY_DEFAULT))
          .withExample("\"6000\"");

  static final Input<Long> WRITE_CAPACITY_UNITS =
      Input.integer(
              "writeCapacityUnits",
              "Write Capacity Units",
              1,
              Long.MAX_VALUE,
              "The number of write capacity units. One unit = one write/sec for items up to 1 KB."
                  + " Larger items consume additional units. Not used with PAY_PER_REQUEST. Learn"
                  + " more about [write"
                  + " capacity](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ProvisionedThroughput.html).")
          .withDefault(new JsonValue.Str(CAPACITY_DEFAULT))
          .withExample("\"6000\"");

  public static final Action ACTION =
      Action.define("createTable", "Create Table", Safety.WRITE)
          .additive()
          .tool("dynamodb_create_table")
          .description("Create a new DynamoDB Table")
          .inputs(
              TABLE_NAME,
              ATTRIBUTE_DEFINITION,
              KEY_SCHEMA,
              BILLING_MODE,
              READ_CAPACITY_UNITS,
              WRITE_CAPACITY_UNITS,
              GLOBAL_INDEXES,
              LOCAL_INDEXES,
              STREAM_VIEW,
              TTL_ATTRIBUTE,
              TAGS,
              DELETION_PROTECTION)
          .output(() -> CreateTableResponse.builder().build())
          .examplePayload(
              """
              {"TableDescription": {
                "AttributeDefinitions": [
                  {"AttributeName": "customerId", "AttributeType": "N"},
                  {"AttributeName": "customerName", "AttributeType": "S"}],
                "TableName": "Customers",
                "KeySchema": [
                  {"AttributeName": "customerId", "KeyType": "HASH"},
                  {"AttributeName": "customerName", "KeyType": "RANGE"}],
                "TableStatus": "CREATING",
                "CreationDateTime": "2026-01-15T10:30:00Z",
                "ProvisionedThroughput": {
                  "NumberOfDecreasesToday": 0, "ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
                "TableSizeBytes": 0,
                "ItemCount": 0,
                "TableArn": "arn:aws:dynamodb:us-west-2:123456789012:table/Customers"}}
              """)
          .runs(CreateTable::run);

  private CreateTable() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table)
            .attributeDefinitions(
                call.get(ATTRIBUTE_DEFINITION).stream().map(CreateTable::definition).toList())
            .keySchema(call.get(KEY_SCHEMA).stream().map(CreateTable::element).toList())
            .billingMode(call.get(BILLING_MODE))
            .localSecondaryIndexes(TableOptions.localIndexes(call))
            .streamSpecification(TableOptions.stream(call))
            .tags(TableOptions.tags(call));
    ProvisionedThroughput throughput = throughput(call);
    request
        .provisionedThroughput(throughput)
        .globalSecondaryIndexes(TableOptions.globalIndexes(call, throughput));
    if (call.get(DELETION_PROTECTION)) {
      request.deletionProtectionEnabled(true);
    }
    CreateTableResponse response = call.send(request.build(), DynamoDbClient::createTable);
    call.forgetSchema(table);
    String expiry = call.optional(TTL_ATTRIBUTE);
    if (expiry == null) {
      return Answer.of(response);
    }
    // Only an active table can be told about its TTL.
    TableDescription active = ActiveTable.await(call, table);
    TimeToLive.set(call, table, expiry, true);
    return Answer.of(response.toBuilder().tableDescription(active).build());
  }

  /** Null with on-demand capacity: the API refuses throughput beside PAY_PER_REQUEST. */
  private static @Nullable ProvisionedThroughput throughput(ActionCall call) {
    return BillingMode.fromValue(call.get(BILLING_MODE)) == BillingMode.PROVISIONED
        ? ProvisionedThroughput.builder()
            .readCapacityUnits(call.get(READ_CAPACITY_UNITS))
            .writeCapacityUnits(call.get(WRITE_CAPACITY_UNITS))
            .build()
        : null;
  }

  static AttributeDefinition definition(Map<String, String> written) {
    return AttributeDefinition.builder()
        .attributeName(written.get("AttributeName"))
        .attributeType(written.get("AttributeType"))
        .build();
  }

  private static KeySchemaElement element(Map<String, String> written) {
    return KeySchemaElement.builder()
        .attributeName(written.get("AttributeName"))
        .keyType(written.get("KeyType"))
        .build();
  }
}
