package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemActionsTest {
  private static final String ACME =
      "\"tableName\": \"Customers\", \"value\": \"1234\", \"rangeKeyValue\": \"Acme Inc\"";

  private final ActionFixture actions = new ActionFixture().customers();

  @AfterEach
  void close() {
    actions.close();
  }

  private Map<String, AttributeValue> stored() {
    return actions
        .stator()
        .client()
        .getItem(
            r ->
                r.tableName("Customers")
                    .key(
                        Map.of(
                            "customerId", AttributeValue.fromN("1234"),
                            "customerName", AttributeValue.fromS("Acme Inc"))))
        .item();
  }

  private void createAcme() {
    actions.run(
        "createItem",
        """
        {"tableName": "Customers", "item": {"customerId": 1234, "customerName": "Acme Inc",
         "Price": 50, "status": "new"}}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Value and Value Types as forms send them
        """
        "item": [{"key": "customerId", "value": "1234"}, {"key": "customerName", "value": "Acme Inc"}],
        "itemTypes": [{"key": "customerName", "value": "S"}, {"key": "customerId", "value": "N"}]
        """,
        """
        "Value": {"customerId": "1234", "customerName": "Acme Inc"},
        "Value Types": {"customerId": "Number", "customerName": "String"}
        """,
        "\"item\": {\"customerId\": 1234, \"customerName\": \"Acme Inc\"}, \"itemTypes\": []",
        "\"Item\": {\"customerId\": {\"N\": \"1234\"}, \"customerName\": {\"S\": \"Acme Inc\"}}",
        "\"item\": \"{\\\"customerId\\\": 1234, \\\"customerName\\\": \\\"Acme Inc\\\"}\"",
      })
  void createsTheSameItemFromEachWayToWriteIt(String inputs) {
    String result = actions.run("createItem", "{\"tableName\": \"Customers\", " + inputs + "}");
    assertThat(result)
        .isEqualTo("{\"ConsumedCapacity\":{\"TableName\":\"Customers\",\"CapacityUnits\":1}}");
    assertThat(stored())
        .isEqualTo(
            Map.of(
                "customerId", AttributeValue.fromN("1234"),
                "customerName", AttributeValue.fromS("Acme Inc")));
  }

  @Test
  void createsOnlyIfTheConditionHolds() {
    createAcme();
    ActionError error =
        actions.error(
            "upsertItem",
            """
            {"tableName": "Customers", "item": {"customerId": 1234, "customerName": "Acme Inc"},
             "conditionExpression": "Price > :limit",
             "expressionAttributeValues": [{"key": ":limit", "value": "100"}],
             "expressionAttributeValueTypes": [{"key": ":limit", "value": "N"}]}
            """);
    assertThat(error.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    assertThat(error.retryable()).isFalse();
    assertThat(error.item()).isEqualTo(stored());
    assertThat(
            actions.run(
                "createItem",
                """
                {"tableName": "Customers", "item": {"customerId": 1234, "customerName": "Acme Inc"},
                 "conditionExpression": "Price > :limit", "returnValues": "ALL_OLD",
                 "expressionAttributeValues": {":limit": 10}}
                """,
                "Attributes"))
        .contains("\"Price\":50");
  }

  @Test
  void leavesValuesOutThatNoConditionUses() {
    actions.run(
        "createItem",
        """
        {"tableName": "Customers", "item": {"customerId": 1234, "customerName": "Acme Inc"},
         "conditionExpression": "", "expressionAttributeValues": {":limit": 10}}
        """);
    assertThat(stored()).hasSize(2);
  }

  @Test
  void givesBackWhatWasStoredWithoutLoss() {
    String item =
        """
        {"customerId":1234,"customerName":"Acme Inc","big":{"N":"12345678901234567890.5"},\
        "binary":{"B":"AQL/"},"flag":false,"list":[1,"a",null],"looksTyped":{"M":{"S":"small"}},\
        "map":{"a":{"b":[0.1]}},"nothing":null,"strings":{"SS":["a","b"]},"numbers":{"NS":["1","2"]}}\
        """;
    actions.run("createItem", "{\"tableName\": \"Customers\", \"item\": " + item + "}");
    Map<String, AttributeValue> first = stored();
    String got = actions.run("getItem", "{" + ACME + "}", "Item");
    actions.run("createItem", "{\"tableName\": \"Customers\", \"item\": " + got + "}");
    assertThat(stored()).isEqualTo(first);
    assertThat(first.get("big")).isEqualTo(AttributeValue.fromN("12345678901234567890.5"));
    assertThat(JsonFormat.read(got)).isEqualTo(JsonFormat.read(item));
  }

  @Test
  void getsInEachFormat() {
    actions.run(
        "createItem",
        "{\"tableName\": \"Customers\", \"item\": {\"customerId\": 1234, \"customerName\": \"Acme Inc\"}}");
    assertThat(actions.run("getItem", "{" + ACME + "}"))
        .isEqualTo(
            "{\"Item\":{\"customerId\":1234,\"customerName\":\"Acme Inc\"},"
                + "\"ConsumedCapacity\":{\"TableName\":\"Customers\",\"CapacityUnits\":0.5},"
                + "\"found\":true}");
    assertThat(actions.run("getItem", "{" + ACME + ", \"format\": \"typed\"}", "Item"))
        .isEqualTo("{\"customerId\":{\"N\":\"1234\"},\"customerName\":{\"S\":\"Acme Inc\"}}");
    assertThat(actions.run("getItem", "{" + ACME + ", \"format\": \"seed\"}"))
        .startsWith("{\"result\":{\"$metadata\":{\"httpStatusCode\":200,")
        .contains(
            "\"Item\":{\"customerId\":{\"N\":\"1234\"},\"customerName\":{\"S\":\"Acme Inc\"}}")
        .endsWith("\"found\":true}");
  }

  @Test
  void tellsThatThereIsNoSuchItem() {
    assertThat(actions.run("getItem", "{" + ACME + "}"))
        .isEqualTo(
            "{\"ConsumedCapacity\":{\"TableName\":\"Customers\",\"CapacityUnits\":0.5},\"found\":false}");
  }

  @Test
  void getsOnlySomeAttributesUnderReservedNames() {
    createAcme();
    assertThat(
            actions.run(
                "getItem",
                "{"
                    + ACME
                    + ", \"projectionExpression\": \"#status\", \"consistentRead\": \"true\","
                    + " \"expressionAttributeNames\": {\"#status\": \"status\"}}",
                "Item"))
        .isEqualTo("{\"status\":\"new\"}");
  }

  @Test
  void updates() {
    createAcme();
    assertThat(
            actions.run(
                "updateItem",
                "{"
                    + ACME
                    + ", \"query\": \"set Title = :t, Subtitle = :s\", \"returnValues\": \"UPDATED_NEW\","
                    + " \"queryParams\": [{\"key\": \":t\", \"value\": \"New\"}, {\"key\": \":s\","
                    + " \"value\": \"5\"}], \"queryParamTypes\": [{\"key\": \":t\", \"value\": \"S\"},"
                    + " {\"key\": \":s\", \"value\": \"N\"}]}"))
        .isEqualTo(
            "{\"Attributes\":{\"Title\":\"New\",\"Subtitle\":5},"
                + "\"ConsumedCapacity\":{\"TableName\":\"Customers\",\"CapacityUnits\":1}}");
    // No values are needed to remove, and names are taken here too.
    actions.run(
        "updateItem",
        "{"
            + ACME
            + ", \"UpdateExpression\": \"REMOVE #s\", \"expressionAttributeNames\": {\"#s\": \"status\"}}");
    assertThat(stored()).doesNotContainKey("status").containsKey("Title");
  }

  @Test
  void updatesInTheOriginalsShape() {
    assertThat(
            actions.run(
                "updateItem",
                "{"
                    + ACME
                    + ", \"Update Expression\": \"set a = :a\", \"format\": \"seed\","
                    + " \"expressionAttributeValues\": {\":a\": [1]}, \"returnValues\": \"UPDATED_NEW\"}"))
        .startsWith("{\"$metadata\":{\"httpStatusCode\":200,")
        .contains("\"Attributes\":{\"a\":{\"L\":[{\"N\":\"1\"}]}}");
  }

  @Test
  void deletesIfTheConditionHolds() {
    createAcme();
    String condition =
        "\"conditionExpression\": \"#s = :s\", \"expressionAttributeNames\": {\"#s\": \"status\"}, ";
    assertThat(
            actions
                .error(
                    "deleteItem",
                    "{"
                        + ACME
                        + ", "
                        + condition
                        + "\"expressionAttributeValues\": {\":s\": \"old\"}}")
                .code())
        .isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
    assertThat(
            actions.run(
                "deleteItem",
                "{"
                    + ACME
                    + ", "
                    + condition
                    + "\"expressionAttributeValues\": {\":s\": \"new\"}}"))
        .isEqualTo("{\"ConsumedCapacity\":{\"TableName\":\"Customers\",\"CapacityUnits\":1}}");
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"tableName\": \"Customers\", \"value\": 1} | rangeKeyValue | Your table has a range key, but you did not provide a range key value",
        "{\"tableName\": \"Customers\", \"value\": 1, \"rangeKeyValue\": \"\"} | rangeKeyValue | Your table has a range key, but you did not provide a range key value",
        "{\"tableName\": \"Flowers\", \"value\": \"Rose\", \"rangeKeyValue\": \"x\"} | rangeKeyValue | Your table does not have a range key, but you provided one",
        "{\"tableName\": \"Customers\", \"value\": \"cust_1234\", \"rangeKeyValue\": \"x\"} | value | value: the key is of type N, and this value of type S",
        "{\"tableName\": \"Flowers\", \"value\": \"\"} | value | value is required",
        "{\"value\": \"Rose\"} | tableName | tableName is required",
        "{\"tableName\": \"Flowers\", \"value\": \"Rose\", \"consistantRead\": true} | consistantRead | unknown input 'consistantRead'",
        "{\"tableName\": \"Flowers\", \"TableName\": \"Other\", \"value\": \"Rose\"} | tableName | tableName is given twice, as 'tableName' and as 'TableName', with different values",
        "{\"tableName\": \"Flowers\", \"value\": \"Rose\", \"consistentRead\": \"perhaps\"} | consistentRead | consistentRead must be true or false, not 'perhaps'",
        "{\"tableName\": \"Flowers\", \"value\": \"Rose\", \"awsRegion\": \"us west/2\"} | awsRegion | awsRegion: 'us west/2' is not a region",
        "{\"tableName\": \"Flowers\", \"value\": \"Rose\", \"format\": \"xml\"} | format | format must be one of plain, typed, seed, not 'xml'",
        "{\"tableName\": \"Flowers\", \"value\": \"Rose\", \"projectionExpression\": \"#n\", \"expressionAttributeNames\": {\"n\": \"Name\"}} | expressionAttributeNames | expressionAttributeNames: the key 'n' must begin with #",
      })
  void saysWhichInputIsWrong(String inputs, String field, String message) {
    actions.table("Flowers", "Name", "S");
    ActionError error = actions.error("getItem", inputs);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.text()).isEqualTo(message);
    assertThat(error.field()).isEqualTo(field);
  }

  @Test
  void findsKeysOfEachTypeThatKeysHave() {
    actions.table("Binaries", "id", "B").table("Strings", "id", "S").table("Numbers", "id", "N");
    actions.run(
        "createItem", "{\"tableName\": \"Binaries\", \"item\": {\"id\": {\"B\": \"AQL/\"}}}");
    actions.run("createItem", "{\"tableName\": \"Strings\", \"item\": {\"id\": \"0\"}}");
    actions.run("createItem", "{\"tableName\": \"Numbers\", \"item\": {\"id\": 0}}");
    assertThat(
            actions.run("getItem", "{\"tableName\": \"Binaries\", \"value\": \"AQL/\"}", "found"))
        .isEqualTo("true");
    assertThat(actions.run("getItem", "{\"tableName\": \"Strings\", \"value\": 0}", "found"))
        .isEqualTo("true");
    assertThat(actions.run("getItem", "{\"tableName\": \"Numbers\", \"value\": \"0.0\"}", "found"))
        .isEqualTo("true");
  }

  @Test
  void learnsThatATableHasAnotherKeyNow() {
    createAcme();
    assertThat(actions.run("getItem", "{" + ACME + "}", "found")).isEqualTo("true");
    // By somebody else, so that what is remembered is outdated.
    actions.stator().client().deleteTable(r -> r.tableName("Customers"));
    ActionError gone = actions.error("getItem", "{" + ACME + "}");
    assertThat(gone.code()).isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
    new ActionTables(actions.stator().client()).create("Customers", "email", "S");
    actions.run("createItem", "{\"tableName\": \"Customers\", \"item\": {\"email\": \"a@b\"}}");
    assertThat(
            actions.run("getItem", "{\"tableName\": \"Customers\", \"value\": \"a@b\"}", "found"))
        .isEqualTo("true");
    actions.stator().client().deleteTable(r -> r.tableName("Customers"));
    new ActionTables(actions.stator().client()).create("Customers", "phone", "N");
    assertThat(actions.run("getItem", "{\"tableName\": \"Customers\", \"value\": \"5\"}", "found"))
        .isEqualTo("false");
  }

  @Test
  void takesReservedWordsAsTheyAre() {
    createAcme();
    actions.run(
        "updateItem",
        "{"
            + ACME
            + ", \"query\": \"set status = :s\", \"conditionExpression\": \"status = :old\","
            + " \"queryParams\": {\":s\": \"x\", \":old\": \"new\"}}");
    assertThat(stored().get("status")).isEqualTo(AttributeValue.fromS("x"));
  }

  @Test
  void leavesOutPlaceholdersThatNoExpressionUses() {
    createAcme();
    actions.run(
        "updateItem",
        "{"
            + ACME
            + ", \"query\": \"REMOVE Price\", \"expressionAttributeNames\": {\"#s\": \"status\"},"
            + " \"queryParams\": {\":unused\": 1}}");
    assertThat(stored()).doesNotContainKey("Price").containsKey("status");
  }

  @Test
  void refusesConnectionsThatAreNotThere() {
    ActionError error = actions.error("getItem", "{" + ACME + ", \"awsConnection\": \"lokal\"}");
    assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_CONNECTION);
    assertThat(error.hint()).isEqualTo("did you mean 'local'?");
  }
}
