package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.error.ActionError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is changed about tables that are there: capacity, indexes, expiry, tags. */
class TableUpkeepTest {
  private static final String TABLE = "{\"tableName\": \"Customers\"";

  private final ActionFixture actions = new ActionFixture().customers();

  @AfterEach
  void close() {
    actions.close();
  }

  @Test
  void updatesTables() {
    assertThat(
            actions.run(
                "updateTable",
                TABLE + ", \"readCapacityUnits\": \"7\", \"writeCapacityUnits\": \"6\"}"))
        .contains("\"TableDescription\"");
    assertThat(actions.run("describeTable", TABLE + "}"))
        .contains("\"ReadCapacityUnits\":7", "\"WriteCapacityUnits\":6");
    actions.run("updateTable", TABLE + ", \"streamViewType\": \"KEYS_ONLY\"}");
    assertThat(actions.run("describeTable", TABLE + "}"))
        .contains("\"StreamViewType\":\"KEYS_ONLY\"");
    ActionError nothing = actions.error("updateTable", TABLE + "}");
    assertThat(nothing.retryable()).isFalse();
  }

  @Test
  void makesAndRemovesIndexes() {
    actions.run(
        "createItem",
        TABLE + ", \"item\": {\"customerId\": 1, \"customerName\": \"a\", \"status\": \"new\"}}");
    actions.run(
        "createIndex",
        TABLE
            + ", \"indexName\": \"ByStatus\", \"hashKey\": \"status\", \"hashKeyType\": \"S\","
            + " \"readCapacityUnits\": 1, \"writeCapacityUnits\": 1}");
    assertThat(
            actions.run(
                "queryItems",
                TABLE + ", \"indexName\": \"ByStatus\", \"value\": \"new\"}",
                "Count"))
        .isEqualTo("1");
    actions.run("deleteIndex", TABLE + ", \"indexName\": \"ByStatus\"}");
    ActionError gone =
        actions.error("queryItems", TABLE + ", \"indexName\": \"ByStatus\", \"value\": \"new\"}");
    assertThat(gone.field()).isEqualTo("indexName");
  }

  @Test
  void switchesExpiryOnAndOff() {
    actions.run("updateTimeToLive", TABLE + ", \"attributeName\": \"expires\"}");
    assertThat(actions.run("describeTimeToLive", TABLE + "}"))
        .contains("\"AttributeName\":\"expires\"", "\"TimeToLiveStatus\":\"ENABLED\"");
    assertThat(actions.connector().catalogue().action("updateTimeToLive").safety().text())
        .as("what has expired is removed for good")
        .isEqualTo("destructive");
  }

  @Test
  void tags() {
    actions.run("tagTable", TABLE + ", \"tags\": {\"team\": \"shop\", \"stage\": \"test\"}}");
    assertThat(actions.run("listTags", TABLE + "}", "tags"))
        .contains("\"team\":\"shop\"", "\"stage\":\"test\"");
    actions.run("untagTable", TABLE + ", \"tagKeys\": [\"team\"]}");
    assertThat(actions.run("listTags", TABLE + "}", "tags")).isEqualTo("{\"stage\":\"test\"}");
  }
}
