package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** Attributes of keys are written as the types that the table's schema gives them. */
class KeyTypesOfPutsTest {
  private final ActionFixture actions = new ActionFixture();

  @BeforeEach
  void create() {
    actions.run(
        "createTable",
        """
        {"tableName": "Customers", "billingMode": "PAY_PER_REQUEST",
         "attributeDefinition": [{"AttributeName": "customerId", "AttributeType": "N"},
                                 {"AttributeName": "customerName", "AttributeType": "S"},
                                 {"AttributeName": "rank", "AttributeType": "N"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "customerId"},
                       {"KeyType": "RANGE", "AttributeName": "customerName"}],
         "globalSecondaryIndexes": [
           {"IndexName": "ByRank", "Projection": {"ProjectionType": "ALL"},
            "KeySchema": [{"AttributeName": "rank", "KeyType": "HASH"}]}]}
        """);
  }

  @AfterEach
  void close() {
    actions.close();
  }

  private String items() {
    return actions.run(
        "scanItems", "{\"tableName\": \"Customers\", \"format\": \"typed\"}", "Items");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "createItem | \"tableName\": \"Customers\", \"item\": ITEM",
        "insertItem | \"tableName\": \"Customers\", \"item\": ITEM",
        "batchWriteItems | \"tableName\": \"Customers\", \"items\": [ITEM]",
        "transactWriteItems | \"operations\": [{\"operation\": \"put\", \"tableName\": \"Customers\", \"item\": ITEM}]",
      })
  void asGetAndDeleteDo(String action, String inputs) {
    String item =
        "{\"customerId\": \"1235\", \"customerName\": 77, \"rank\": \"3\", \"free\": \"9\"}";
    actions.run(action, "{" + inputs.replace("ITEM", item) + "}");
    assertThat(items())
        .contains("\"customerId\":{\"N\":\"1235\"}")
        .contains("\"customerName\":{\"S\":\"77\"}")
        .contains("\"rank\":{\"N\":\"3\"}")
        .contains("\"free\":{\"S\":\"9\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"customerId\": \"abc\", \"customerName\": \"x\"} | item.customerId | S",
        "{\"customerId\": true, \"customerName\": \"x\"} | item.customerId | BOOL",
        "{\"customerId\": {\"S\": \"1\"}, \"customerName\": \"x\"} | item.customerId | S",
        "{\"customerId\": null, \"customerName\": \"x\"} | item.customerId | NULL",
        "{\"customerId\": 1, \"customerName\": \"x\", \"rank\": [1]} | item.rank | L",
      })
  void orSayBothTypes(String item, String field, String given) {
    ActionError error =
        actions.error("createItem", "{\"tableName\": \"Customers\", \"item\": " + item + "}");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.field()).isEqualTo(field);
    assertThat(error.text()).startsWith(field + ":").contains("type N").contains("type " + given);
    assertThat(error.hint()).isNotNull();
    assertThat(
            actions.run(
                "batchWriteItems", "{\"tableName\": \"Customers\", \"items\": [" + item + "]}"))
        .contains("\"field\":\"" + field.replace("item", "items[0]") + "\"");
  }

  @Test
  void declaredTypesMustAgree() {
    ActionError error =
        actions.error(
            "createItem",
            """
            {"tableName": "Customers", "item": {"customerId": "1", "customerName": "x"},
             "itemTypes": {"customerId": "S", "customerName": "S"}}
            """);
    assertThat(error.field()).isEqualTo("itemTypes.customerId");
    assertThat(error.text()).contains("type N").contains("type S");
  }

  @Test
  void errorsInATransactionSayWhichOperation() {
    ActionError error =
        actions.error(
            "transactWriteItems",
            """
            {"operations": [{"operation": "put", "tableName": "Customers",
                             "item": {"customerId": "abc", "customerName": "x"}}]}
            """);
    assertThat(error.field()).isEqualTo("operations[0].item.customerId");
  }

  /** What is remembered of a table may be of another one that had its name. */
  @Test
  void batchesFollowATableThatWasMadeAgain() {
    actions.table("Flowers", "id", "S");
    String items = "{\"tableName\": \"Flowers\", \"items\": [{\"id\": 7}]}";
    String keys = "{\"tableName\": \"Flowers\", \"keys\": [7]}";
    actions.run("batchWriteItems", items);
    makeAgain("N");
    assertThat(actions.run("batchWriteItems", items)).contains("\"succeeded\":1");
    makeAgain("S");
    assertThat(actions.run("batchGetItems", keys)).contains("\"succeeded\":1");
    makeAgain("N");
    actions.run("createItem", "{\"tableName\": \"Flowers\", \"item\": {\"id\": \"8\"}}");
  }

  /** Past the connector, as another program would. */
  private void makeAgain(String type) {
    DynamoDbClient client = actions.stator().client();
    client.deleteTable(table -> table.tableName("Flowers"));
    client.createTable(
        table ->
            table
                .tableName("Flowers")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(id -> id.attributeName("id").attributeType(type))
                .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH)));
  }

  @Test
  void keysThatCannotBeReadAreReportedEach() {
    actions.run(
        "createItem",
        "{\"tableName\": \"Customers\", \"item\": {\"customerId\": 1, \"customerName\": \"x\"}}");
    assertThat(
            actions.run(
                "batchGetItems",
                """
                {"tableName": "Customers",
                 "keys": [[1, "x"], [2, "x"], ["zz", "x"], 5, null,
                          {"customerId": "b", "customerName": "x"}]}
                """))
        .contains("\"succeeded\":2,\"failed\":4")
        .contains(
            "{\"index\":0,\"ok\":true,\"found\":true},{\"index\":1,\"ok\":true,\"found\":false}")
        .contains("\"field\":\"keys[2][0]\"")
        .contains("\"field\":\"keys[3]\"")
        .contains("\"field\":\"keys[4]\"")
        .contains("\"field\":\"keys[5].customerId\"");
    assertThat(
            actions.run(
                "batchWriteItems",
                "{\"tableName\": \"Customers\", \"deleteKeys\": [[\"zz\", \"x\"], 5]}"))
        .contains("\"field\":\"deleteKeys[0][0]\"")
        .contains("\"field\":\"deleteKeys[1]\"");
  }
}
