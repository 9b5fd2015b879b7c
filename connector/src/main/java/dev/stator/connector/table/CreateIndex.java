package dev.stator.connector.table;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** Adds a global secondary index to a table. */
public final class CreateIndex {
  static final Input<String> INDEX_NAME =
      Input.text("indexName", "Index Name", "The name of the index.")
          .asRequired()
          .withExample("\"ByStatus\"");

  static final Input<String> HASH_KEY =
      Input.text("hashKey", "Hash Key", "The attribute that is the hash key of the index.")
          .asRequired()
          .withExample("\"status\"");

  static final Input<String> HASH_KEY_TYPE = keyType("hashKeyType", "Hash Key Type");

  static final Input<String> RANGE_KEY =
      Input.text("rangeKey", "Range Key", "The attribute that is the range key of the index.")
          .withExample("\"createdAt\"");

  static final Input<String> RANGE_KEY_TYPE = keyType("rangeKeyType", "Range Key Type");

  static final Input<String> PROJECTION =
      Input.choice(
              "projectionType",
              "Projection Type",
              List.of("ALL", "KEYS_ONLY", "INCLUDE"),
              "Which attributes the index holds; INCLUDE those of Projected Attributes.")
          .withDefault(new JsonValue.Str("ALL"));

  static final Input<List<String>> PROJECTED =
      Input.of(
          "projectedAttributes",
          "Projected Attributes",
          InputType.TEXTS,
          InputReaders::texts,
          "The attributes that the index holds beside the keys, with INCLUDE. Also as one text, parted by commas.");

  public static final Action ACTION =
      Action.define("createIndex", "Create Index", Safety.WRITE)
          .additive()
          .description("Add a global secondary index to a DynamoDB table")
          .inputs(
              TABLE_NAME,
              INDEX_NAME,
              HASH_KEY,
              HASH_KEY_TYPE,
              RANGE_KEY,
              RANGE_KEY_TYPE,
              PROJECTION,
              PROJECTED,
              UpdateTable.READ_UNITS,
              UpdateTable.WRITE_UNITS)
          .output(() -> UpdateTableResponse.builder().build())
          .examplePayload(
              """
              {"TableDescription": {
                "TableName": "Customers", "TableStatus": "UPDATING",
                "GlobalSecondaryIndexes": [{"IndexName": "ByStatus", "IndexStatus": "CREATING"}]}}
              """)
          .runs(CreateIndex::run);

  private CreateIndex() {}

  private static Input<String> keyType(String name, String label) {
    return Input.choice(name, label, List.of("S", "N", "B"), "The type of this key.")
        .withDefault(new JsonValue.Str("S"));
  }

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    TableDescription now = call.describe(table);
    CreateGlobalSecondaryIndexAction.Builder index =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(call.get(INDEX_NAME))
            .keySchema(keySchema(call))
            .projection(
                Projection.builder()
                    .projectionType(call.get(PROJECTION))
                    .nonKeyAttributes(call.optional(PROJECTED))
                    .build());
    if (now.billingModeSummary() == null
        || now.billingModeSummary().billingMode() == BillingMode.PROVISIONED) {
      index.provisionedThroughput(throughput(call, now));
    }
    UpdateTableRequest request =
        UpdateTableRequest.builder()
            .tableName(table)
            .attributeDefinitions(definitions(call, now))
            .globalSecondaryIndexUpdates(
                GlobalSecondaryIndexUpdate.builder().create(index.build()).build())
            .build();
    UpdateTableResponse response = call.send(request, DynamoDbClient::updateTable);
    call.forgetSchema(table);
    return Answer.of(response);
  }

  private static List<KeySchemaElement> keySchema(ActionCall call) {
    List<KeySchemaElement> elements = new ArrayList<>();
    elements.add(element(call.get(HASH_KEY), KeyType.HASH));
    String range = call.optional(RANGE_KEY);
    if (range != null) {
      elements.add(element(range, KeyType.RANGE));
    }
    return elements;
  }

  private static KeySchemaElement element(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  /** Those of the table, and those of the index that are new. */
  private static List<AttributeDefinition> definitions(ActionCall call, TableDescription now) {
    Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
    now.attributeDefinitions().forEach(d -> definitions.put(d.attributeName(), d));
    add(definitions, call.get(HASH_KEY), call.get(HASH_KEY_TYPE));
    String range = call.optional(RANGE_KEY);
    if (range != null) {
      add(definitions, range, call.get(RANGE_KEY_TYPE));
    }
    return List.copyOf(definitions.values());
  }

  private static void add(
      Map<String, AttributeDefinition> definitions, String attribute, String type) {
    definitions.putIfAbsent(
        attribute,
        AttributeDefinition.builder().attributeName(attribute).attributeType(type).build());
  }

  private static ProvisionedThroughput throughput(ActionCall call, TableDescription now) {
    Long read = call.optional(UpdateTable.READ_UNITS);
    Long write = call.optional(UpdateTable.WRITE_UNITS);
    return ProvisionedThroughput.builder()
        .readCapacityUnits(read == null ? now.provisionedThroughput().readCapacityUnits() : read)
        .writeCapacityUnits(
            write == null ? now.provisionedThroughput().writeCapacityUnits() : write)
        .build();
  }
}
