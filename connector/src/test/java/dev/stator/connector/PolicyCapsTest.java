package dev.stator.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.connection.Policy;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much one call may give back, where there are pages and where there are none. */
class PolicyCapsTest extends UnderPolicy {
  @Test
  void capsWhatABatchAndAStatementGiveBack() {
    Connector two = under(new Policy(false, Policy.ALL_TABLES, Set.of(), 2, Policy.BYTES_MAX));
    for (String id : List.of("a", "b", "c")) {
      run(two, "createItem", "{\"tableName\": \"Secrets\", \"item\": {\"id\": \"" + id + "\"}}");
    }
    assertThat(
            refused(
                    two,
                    "batchGetItems",
                    "{\"tableName\": \"Secrets\", \"keys\": [\"a\", \"b\", \"c\"]}")
                .text())
        .isEqualTo("3 keys, and one call gives back 2 items");
    JsonValue.Obj page = run(two, "rawRequest", "{\"statement\": \"SELECT * FROM Secrets\"}");
    assertThat(((JsonValue.Arr) Objects.requireNonNull(page.get("Items"))).elements()).hasSize(2);
    assertThat(page.get("nextCursor")).isNotNull();
    Connector small = under(new Policy(false, Policy.ALL_TABLES, Set.of(), Policy.ITEMS_MAX, 10));
    assertThat(
            refused(
                    small,
                    "batchGetItems",
                    "{\"tableName\": \"Secrets\", \"keys\": [\"a\", \"b\"]}")
                .text())
        .endsWith("and one call gives back 10");
  }

  /** A long list of keys may name more than fits into memory. */
  @Test
  void readsNoMoreOfABatchThanItsBytes() {
    Connector small = capped(Policy.ITEMS_MAX, 10);
    String keys =
        IntStream.range(0, 1000).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
    for (int i = 0; i < 100; i++) {
      run(small, "createItem", "{\"tableName\": \"Secrets\", \"item\": {\"id\": \"" + i + "\"}}");
    }
    assertThat(
            refused(
                    small,
                    "batchGetItems",
                    "{\"tableName\": \"Secrets\", \"keys\": [" + keys + "]}")
                .text())
        .isEqualTo("the items have more than 10 bytes, and one call gives back 10");
  }

  /** What has no pages gives back all that it is asked for, or nothing. */
  @Test
  void capsWhatGivesBackManyItemsWithoutPages() {
    Connector two = capped(2, Policy.BYTES_MAX);
    for (String id : List.of("a", "b", "c")) {
      run(two, "createItem", "{\"tableName\": \"Secrets\", \"item\": {\"id\": \"" + id + "\"}}");
    }
    String select = "SELECT * FROM Secrets WHERE id = ";
    String statements =
        "{\"statements\": [\"" + select + "'a'\", \"" + select + "'b'\", \"" + select + "'c'\"]}";
    String items =
        """
        {"items": [{"tableName": "Secrets", "value": "a"}, {"tableName": "Secrets", "value": "b"},
                   {"tableName": "Secrets", "value": "c"}]}
        """;
    assertThat(refused(two, "transactGetItems", items).text())
        .isEqualTo("3 items, and one call gives back 2 items");
    for (String action : List.of("batchExecuteStatement", "executeTransaction")) {
      assertThat(refused(two, action, statements).text())
          .isEqualTo("3 statements that read, and one call gives back 2 items");
    }
    run(two, "batchExecuteStatement", statements.replace("SELECT *", "DELETE"));
    run(capped(3, Policy.BYTES_MAX), "batchExecuteStatement", statements);
    run(capped(3, Policy.BYTES_MAX), "transactGetItems", items);
  }

  @Test
  void capsTheBytesOfWhatHasNoPages() {
    Connector small = capped(Policy.ITEMS_MAX, 5);
    run(small, "createItem", "{\"tableName\": \"Secrets\", \"item\": {\"id\": \"abcdef\"}}");
    String statements = "{\"statements\": [\"SELECT * FROM Secrets WHERE id = 'abcdef'\"]}";
    for (String action : List.of("batchExecuteStatement", "executeTransaction")) {
      assertThat(refused(small, action, statements).text()).endsWith("and one call gives back 5");
    }
    assertThat(
            refused(
                    small,
                    "transactGetItems",
                    "{\"items\": [{\"tableName\": \"Secrets\", \"value\": \"abcdef\"}]}")
                .text())
        .endsWith("and one call gives back 5");
  }

  @Test
  void capsChanges() {
    run(
        under(Policy.EVERYTHING),
        "updateTable",
        "{\"tableName\": \"Secrets\", \"streamViewType\": \"NEW_AND_OLD_IMAGES\"}");
    Connector two = capped(2, Policy.BYTES_MAX);
    for (String id : List.of("a", "b", "c")) {
      run(two, "createItem", "{\"tableName\": \"Secrets\", \"item\": {\"id\": \"" + id + "\"}}");
    }
    String first = "{\"tableName\": \"Secrets\", \"start\": \"oldest\", \"limit\": 30}";
    JsonValue.Obj page = run(two, "pollChanges", first);
    assertThat(((JsonValue.Arr) Objects.requireNonNull(page.get("changes"))).elements()).hasSize(2);
    JsonValue.Obj one = run(capped(30, 1), "pollChanges", first);
    assertThat(((JsonValue.Arr) Objects.requireNonNull(one.get("changes"))).elements()).hasSize(1);
  }

  private Connector capped(int items, long bytes) {
    return under(new Policy(false, Policy.ALL_TABLES, Set.of(), items, bytes));
  }
}
