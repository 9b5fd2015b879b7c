package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs by the names and in the shapes of the API, beside their published ones. */
class ApiNamesTest {
  private final ActionFixture actions = new ActionFixture();

  @AfterEach
  void close() {
    actions.close();
  }

  private void create(String more) {
    actions.run(
        "createTable",
        """
        {"TableName": "Orders",
         "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                  {"AttributeName": "n", "AttributeType": "N"}],
         "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"},
                       {"AttributeName": "n", "KeyType": "RANGE"}]%s}
        """
            .formatted(more));
  }

  private String described() {
    return actions.run("describeTable", "{\"TableName\": \"Orders\"}", "Table");
  }

  @Test
  void tablesAreMadeAndChanged() {
    create(
        """
        , "ProvisionedThroughput": {"ReadCapacityUnits": 7, "WriteCapacityUnits": "8"},
          "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"},
          "Tags": [{"Key": "team", "Value": "shop"}], "DeletionProtectionEnabled": true
        """);
    assertThat(described())
        .contains("\"ReadCapacityUnits\":7", "\"WriteCapacityUnits\":8")
        .contains("\"StreamViewType\":\"NEW_IMAGE\"")
        .contains("\"DeletionProtectionEnabled\":true");
    assertThat(actions.run("listTags", "{\"tableName\": \"Orders\"}", "tags"))
        .isEqualTo("{\"team\":\"shop\"}");
    actions.run(
        "updateTable",
        """
        {"TableName": "Orders",
         "ProvisionedThroughput": {"ReadCapacityUnits": 9, "WriteCapacityUnits": 9}}
        """);
    actions.run(
        "updateTable",
        "{\"TableName\": \"Orders\", \"StreamSpecification\": {\"StreamEnabled\": false}}");
    actions.run("updateTable", "{\"TableName\": \"Orders\", \"DeletionProtectionEnabled\": false}");
    assertThat(described())
        .contains("\"ReadCapacityUnits\":9")
        .contains("\"DeletionProtectionEnabled\":false")
        .doesNotContain("StreamViewType");
    assertThat(
            actions.run(
                "updateTimeToLive",
                """
                {"TableName": "Orders",
                 "TimeToLiveSpecification": {"AttributeName": "end", "Enabled": true}}
                """))
        .contains("\"Enabled\":true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"StreamSpecification\": {\"StreamEnabled\": true}} | StreamSpecification",
        "{\"StreamSpecification\": {\"Enabled\": true}} | StreamSpecification.Enabled",
        "{\"ProvisionedThroughput\": 5} | ProvisionedThroughput",
        "{\"ProvisionedThroughput\": {\"Units\": 5}} | ProvisionedThroughput.Units",
        "{\"ProvisionedThroughput\": {\"ReadCapacityUnits\": 6}, \"readCapacityUnits\": 7} | readCapacityUnits",
      })
  void whatTheyHoldIsChecked(String inputs, String field) {
    ActionError error =
        actions.error("updateTable", inputs.replaceFirst("\\{", "{\"tableName\": \"Orders\", "));
    assertThat(error.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\": {\"S\": \"a\"}, \"n\": {\"N\": \"1\"}}", "{\"id\": \"a\", \"n\": 1}"})
  void itemsAreNamedByKey(String key) {
    create("");
    actions.run(
        "putItem",
        "{\"TableName\": \"Orders\", \"Item\": {\"id\": {\"S\": \"a\"}, \"n\": {\"N\": \"1\"}}}");
    String inputs = "{\"TableName\": \"Orders\", \"Key\": " + key;
    assertThat(actions.run("getItem", inputs + "}", "found")).isEqualTo("true");
    assertThat(
            actions.run(
                "getItem",
                "{\"tableName\": \"Orders\", \"key\": "
                    + ActionFixture.text(new dev.stator.tables.json.JsonValue.Str(key))
                    + "}",
                "found"))
        .isEqualTo("true");
    assertThat(
            actions.run(
                "updateItem",
                inputs
                    + ", \"UpdateExpression\": \"SET x = :x\", \"ReturnValues\": \"ALL_NEW\","
                    + " \"ExpressionAttributeValues\": {\":x\": {\"N\": \"2\"}}}",
                "Attributes"))
        .contains("\"x\":2");
    actions.run("patchItem", inputs + ", \"changes\": {\"y\": 1}}");
    actions.run("incrementItem", inputs + ", \"field\": \"y\"}");
    actions.run(
        "transactWriteItems",
        """
        {"TransactItems": [{"Update": {"TableName": "Orders", "Key": %s,
          "UpdateExpression": "SET z = :z", "ExpressionAttributeValues": {":z": {"N": "3"}}}}]}
        """
            .formatted(key));
    assertThat(
            actions.run(
                "transactGetItems",
                "{\"TransactItems\": [{\"Get\": {\"TableName\": \"Orders\", \"Key\": "
                    + key
                    + "}}]}"))
        .contains("\"y\":2", "\"z\":3");
    actions.run("deleteItem", inputs + "}");
    assertThat(actions.run("getItem", inputs + "}", "found")).isEqualTo("false");
  }

  @Test
  void keysThatAreNoneSayWhy() {
    create("");
    String table = "{\"tableName\": \"Orders\", ";
    assertThat(actions.error("getItem", table + "\"Key\": {\"id\": \"a\"}}").hint())
        .contains("'n', of type N");
    assertThat(actions.error("getItem", table + "\"Key\": {\"id\": \"a\", \"m\": 1}}").text())
        .contains("'m' is not of the key");
    assertThat(
            actions
                .error(
                    "getItem", table + "\"Key\": {\"id\": \"a\", \"n\": 1}, \"rangeKeyValue\": 2}")
                .field())
        .isEqualTo("rangeKeyValue");
    assertThat(
            actions
                .error("getItem", table + "\"Key\": {\"id\": \"a\", \"n\": 1}, \"value\": \"b\"}")
                .text())
        .contains("given twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"scanIndexForward\": false",
        "\"scanIndexForward\": \"false\"",
        "\"ScanIndexForward\": false",
        "\"queryParameters\": {\"ScanIndexForward\": \"false\"}",
        "\"ScanIndexForward\": false, \"Select\": \"ALL_ATTRIBUTES\", \"ReturnConsumedCapacity\": \"NONE\"",
      })
  void newestFirst(String inputs) {
    create("");
    actions.run(
        "batchWriteItems",
        "{\"tableName\": \"Orders\", \"items\": [{\"id\": \"a\", \"n\": 1}, {\"id\": \"a\", \"n\": 2}]}");
    assertThat(
            actions.run(
                "queryItems",
                "{\"tableName\": \"Orders\", \"value\": \"a\", " + inputs + "}",
                "Items"))
        .startsWith("[{\"id\":\"a\",\"n\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "\"ON\"", "\"on\""})
  void protectionIsOnInBothActions(String on) {
    create(", \"deletionProtection\": " + on);
    assertThat(described()).contains("\"DeletionProtectionEnabled\":true");
    actions.run("updateTable", "{\"tableName\": \"Orders\", \"deletionProtection\": \"OFF\"}");
    actions.run("updateTable", "{\"tableName\": \"Orders\", \"deletionProtection\": " + on + "}");
    assertThat(described()).contains("\"DeletionProtectionEnabled\":true");
    actions.run("updateTable", "{\"tableName\": \"Orders\", \"deletionProtection\": false}");
    assertThat(described()).contains("\"DeletionProtectionEnabled\":false");
  }
}
