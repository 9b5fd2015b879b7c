package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The original's example: episodes of a season. */
class QueryActionTest {
  private static final String EPISODES_AFTER_2 =
      """
      "tableName": "Episodes", "keyConditionExpression": "Season = :s and Episode > :e",
      "expressionAttributeValues": [{"key": ":s", "value": "1"}, {"key": ":e", "value": "2"}],
      "expressionAttributeValueTypes": [{"key": ":s", "value": "N"}, {"key": ":e", "value": "N"}]
      """;

  private static final String SEASON =
      """
      "tableName": "Episodes", "keyConditionExpression": "Season = :s",
      "expressionAttributeValues": {":s": 1}
      """;

  private final ActionFixture actions = new ActionFixture();

  @BeforeEach
  void createEpisodes() {
    actions.run(
        "createTable",
        """
        {"tableName": "Episodes",
         "attributeDefinition": [{"AttributeName": "Season", "AttributeType": "N"},
                                 {"AttributeName": "Episode", "AttributeType": "N"}],
         "keySchema": [{"KeyType": "HASH", "AttributeName": "Season"},
                       {"KeyType": "RANGE", "AttributeName": "Episode"}]}
        """);
    for (int episode = 1; episode <= 5; episode++) {
      actions.run(
          "createItem",
          "{\"tableName\": \"Episodes\", \"item\": {\"Season\": 1, \"Episode\": %d, \"Subtitle\": \"part %d\"}}"
              .formatted(episode, episode % 2));
    }
  }

  @AfterEach
  void close() {
    actions.close();
  }

  @Test
  void findsByKeyCondition() {
    assertThat(actions.run("queryItems", "{" + EPISODES_AFTER_2 + "}"))
        .isEqualTo(
            "{\"Items\":["
                + "{\"Season\":1,\"Episode\":3,\"Subtitle\":\"part 1\"},"
                + "{\"Season\":1,\"Episode\":4,\"Subtitle\":\"part 0\"},"
                + "{\"Season\":1,\"Episode\":5,\"Subtitle\":\"part 1\"}],"
                + "\"Count\":3,\"ScannedCount\":3,"
                + "\"ConsumedCapacity\":{\"TableName\":\"Episodes\",\"CapacityUnits\":0.5}}");
  }

  @Test
  void filters() {
    assertThat(
            actions.run(
                "queryItems",
                """
                {"tableName": "Episodes", "keyConditionExpression": "Season = :s",
                 "filterExpression": "contains (Subtitle, :topic)", "format": "typed",
                 "expressionAttributeValues": {":s": {"N": "1"}, ":topic": "0"}}
                """))
        .contains("\"Count\":2,\"ScannedCount\":5")
        .contains(
            "{\"Season\":{\"N\":\"1\"},\"Episode\":{\"N\":\"2\"},\"Subtitle\":{\"S\":\"part 0\"}}");
  }

  @Test
  void answersInTheOriginalsShape() {
    assertThat(
            actions.run(
                "queryItems",
                "{"
                    + SEASON
                    + ", \"format\": \"seed\", \"queryParameters\": [{\"key\": \"Limit\", \"value\": \"1\"}]}"))
        .startsWith("{\"$metadata\":{\"httpStatusCode\":200,")
        .contains("\"Items\":[{\"Season\":1,\"Episode\":1,\"Subtitle\":\"part 1\"}]")
        .contains("\"LastEvaluatedKey\":{\"Season\":{\"N\":\"1\"},\"Episode\":{\"N\":\"1\"}}");
  }

  @Test
  void pagesByTheLastKeyAndFetchesAll() {
    String first = actions.run("queryItems", "{" + SEASON + ", \"limit\": 3}");
    assertThat(first).contains("\"Count\":3").contains("\"LastEvaluatedKey\"");
    String key = actions.run("queryItems", "{" + SEASON + ", \"limit\": 3}", "LastEvaluatedKey");
    assertThat(
            actions.run(
                "queryItems", "{" + SEASON + ", \"limit\": 3, \"exclusiveStartKey\": " + key + "}"))
        .contains("\"Episode\":4")
        .contains("\"Count\":2")
        .doesNotContain("LastEvaluatedKey");
    assertThat(actions.run("queryItems", "{" + SEASON + ", \"limit\": 2, \"fetchAll\": true}"))
        .contains("\"Count\":5,\"ScannedCount\":5")
        .contains("\"CapacityUnits\":1.5")
        .doesNotContain("LastEvaluatedKey");
    assertThat(
            actions.run(
                "queryItems",
                """
                {"tableName": "Episodes", "keyConditionExpression": "Season = :s",
                 "expressionAttributeValues": {":s": 9}}
                """,
                "Items"))
        .isEqualTo("[]");
  }

  @Test
  void mergesQueryParameters() {
    assertThat(
            actions.run(
                "queryItems",
                """
                {"tableName": "Episodes", "keyConditionExpression": "#s = :s",
                 "consistentRead": false, "expressionAttributeValues": {":s": 1},
                 "queryParameters": {
                   "ScanIndexForward": "false", "Limit": "2", "ConsistentRead": "true",
                   "ProjectionExpression": "Episode",
                   "ExclusiveStartKey": "{\\"Season\\": {\\"N\\": \\"1\\"}, \\"Episode\\": {\\"N\\": \\"5\\"}}",
                   "ExpressionAttributeNames": "{\\"#s\\": \\"Season\\"}"}}
                """))
        .startsWith("{\"Items\":[{\"Episode\":4},{\"Episode\":3}]")
        .contains("\"CapacityUnits\":1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"TableName\": \"Other\"} | tableName | tableName is given twice, as 'tableName' and as 'queryParameters.TableName', with different values",
        "{\"ExpressionAttributeValues\": {\":s\": 2}} | queryParameters.ExpressionAttributeValues | queryParameters.ExpressionAttributeValues: :s has another value in expressionAttributeValues",
        "{\"Limits\": 1} | queryParameters.Limits | unknown input 'queryParameters.Limits'",
        "{\"queryParameters\": {}} | queryParameters.queryParameters | unknown input 'queryParameters.queryParameters'",
        "{\"Limit\": \"many\"} | limit | limit must be a whole number, not 'many'",
        "{\"Limit\": 0} | limit | limit must be from 1 to 2147483647, not 0",
      })
  void neverLetsQueryParametersOverride(String parameters, String field, String message) {
    ActionError error =
        actions.error("queryItems", "{" + SEASON + ", \"queryParameters\": " + parameters + "}");
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(error.text()).isEqualTo(message);
    assertThat(error.field()).isEqualTo(field);
  }

  @Test
  void takesTheSameThingSaidTwice() {
    assertThat(
            actions.run(
                "queryItems",
                "{"
                    + SEASON
                    + ", \"limit\": \"2\", \"queryParameters\": {\"Limit\": \"2\", \"TableName\": \"Episodes\"}}",
                "Count"))
        .isEqualTo("2");
  }

  @Test
  void saysWhichExpressionIsWrong() {
    ActionError error =
        actions.error(
            "queryItems",
            """
            {"tableName": "Episodes", "keyConditionExpression": "Season > :s",
             "expressionAttributeValues": {":s": 1}}
            """);
    assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION);
    ActionError missing =
        actions.error(
            "queryItems",
            "{\"tableName\": \"Episodes\", \"keyConditionExpression\": \"Season = :s\"}");
    assertThat(missing.field()).isEqualTo("expressionAttributeValues");
  }

  @Test
  void saysWhatIsMissing() {
    ActionError noKey = actions.error("queryItems", "{\"tableName\": \"Episodes\"}");
    assertThat(noKey.field()).isEqualTo("keyConditionExpression");
    assertThat(noKey.hint()).contains("value", "scanItems");
    ActionError halfAKey =
        actions.error("queryItems", "{\"tableName\": \"Episodes\", \"rangeKeyValue\": 1}");
    assertThat(halfAKey.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(halfAKey.field()).isEqualTo("rangeKeyValue");
    ActionError noName =
        actions.error(
            "queryItems",
            """
            {"tableName": "Episodes", "value": 1, "filterExpression": "#x = :v",
             "expressionAttributeValues": {":v": 1}}
            """);
    assertThat(noName.field()).isEqualTo("expressionAttributeNames");
    assertThat(noName.hint()).startsWith("give #x in expressionAttributeNames");
    ActionError noItemKey =
        actions.error("createItem", "{\"tableName\": \"Episodes\", \"item\": {\"Season\": 1}}");
    assertThat(noItemKey.field()).isEqualTo("item");
    assertThat(noItemKey.hint()).contains("describeTable");
  }
}
