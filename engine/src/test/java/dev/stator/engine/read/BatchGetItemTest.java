package dev.stator.engine.read;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.KeysAndAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Source: Amazon DynamoDB API Reference, "BatchGetItem". */
class BatchGetItemTest {
  private static final int LARGE_BYTES = Limits.ITEM_SIZE_BYTES_MAX;
  private static final int LARGE_ITEMS = Limits.BATCH_GET_BYTES_MAX / LARGE_BYTES;
  private static final int LEFT_BYTES = Limits.BATCH_GET_BYTES_MAX - LARGE_ITEMS * LARGE_BYTES;

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("things", "id:S").withTable("pairs", "p:S", "q:N");

  @Test
  void readsOfSeveralTablesWithTheirSettings() {
    engine.put("things", item("id", "a", "x", 1), item("id", "b", "x", 2));
    engine.put("pairs", item("p", "a", "q", 1, "m", "k", "n", "l"));
    Map<String, KeysAndAttributes> tables = new LinkedHashMap<>();
    tables.put("things", keys(item("id", "a"), item("id", "none"), item("id", "b")));
    tables.put(
        "pairs",
        new KeysAndAttributes(
            List.of(item("p", "a", "q", 1)), true, "#m", Map.of("#m", "m"), null));

    var result = engine.execute(new BatchGetItem(tables, "TOTAL"));

    assertThat(result.responses().get("things"))
        .containsExactly(item("id", "a", "x", 1), item("id", "b", "x", 2));
    assertThat(result.responses().get("pairs")).containsExactly(item("m", "k"));
    assertThat(result.unprocessedKeys()).isEmpty();
    assertThat(units(result)).containsExactly("things 1.5", "pairs 1.0");
  }

  @Test
  void countsCapacityItemByItem() {
    engine.put("things", item("id", "a", "x", "v".repeat(4092)), item("id", "b"));
    engine.put("things", item("id", "c", "x", "v".repeat(4093)));

    // 4 KB, 4 KB and a byte, little, nothing: eventually consistent ones cost half each.
    var keys = keys(item("id", "a"), item("id", "c"), item("id", "b"), item("id", "none"));
    var result = engine.execute(new BatchGetItem(Map.of("things", keys), "INDEXES"));

    assertThat(units(result)).containsExactly("things 2.5");
    assertThat(engine.execute(new BatchGetItem(Map.of("things", keys), "NONE")).consumedCapacity())
        .isNull();
  }

  @Test
  void readsByLegacyAttributesToGet() {
    engine.put("things", item("id", "a", "x", 1, "y", 2));
    var table = new KeysAndAttributes(List.of(item("id", "a")), null, null, null, List.of("y"));

    assertThat(engine.execute(new BatchGetItem(Map.of("things", table), null)).responses())
        .isEqualTo(Map.of("things", List.of(item("y", 2))));
  }

  @Test
  void answersSixteenMegabytes() {
    List<Item> keys = storeLarge(LEFT_BYTES);

    var result = engine.execute(new BatchGetItem(Map.of("things", consistent(keys)), "TOTAL"));

    assertThat(result.responses().get("things")).hasSize(LARGE_ITEMS + 1);
    assertThat(result.unprocessedKeys()).isEmpty();
  }

  @Test
  void handsBackWhatDoesNotFit() {
    List<Item> keys = storeLarge(LEFT_BYTES + 1);
    Map<String, KeysAndAttributes> tables = new LinkedHashMap<>();
    tables.put("things", consistent(keys));
    tables.put("pairs", keys(item("p", "a", "q", 1)));

    var result = engine.execute(new BatchGetItem(tables, "TOTAL"));

    assertThat(result.responses()).containsOnlyKeys("things");
    assertThat(result.responses().get("things")).hasSize(LARGE_ITEMS);
    assertThat(result.unprocessedKeys())
        .isEqualTo(
            Map.of(
                "things",
                consistent(List.of(keys.getLast())),
                "pairs",
                keys(item("p", "a", "q", 1))));
    assertThat(units(result)).containsExactly("things " + LARGE_ITEMS * 100.0);
    // Sent again, the rest is read.
    assertThat(
            engine
                .execute(new BatchGetItem(result.unprocessedKeys(), null))
                .responses()
                .get("things"))
        .hasSize(1);
  }

  @Test
  void takesOneHundredKeys() {
    assertThat(
            engine
                .execute(new BatchGetItem(Map.of("things", keys(ids(100))), null))
                .unprocessedKeys())
        .isEmpty();
    engine.assertInvalid(
        new BatchGetItem(Map.of("things", keys(ids(101))), null),
        "1 validation error detected: Value at 'RequestItems.things.member.Keys' failed to satisfy"
            + " constraint: Member must have length less than or equal to 100");
    engine.assertInvalid(
        new BatchGetItem(
            Map.of("things", keys(ids(100)), "pairs", keys(item("p", "a", "q", 1))), null),
        "Too many items requested for the BatchGetItem call");
  }

  @Test
  void refusesTheSameKeyTwice() {
    String duplicates = "Provided list of item keys contains duplicates";
    engine.assertInvalid(
        batch("pairs", item("p", "a", "q", 1), item("q", 1, "p", "a")), duplicates);
    // Told before the table is looked for.
    engine.assertInvalid(batch("nothing", item("id", "a"), item("id", "a")), duplicates);
  }

  @Test
  void tellsWrongTables() {
    assertThatThrownBy(() -> engine.execute(batch("nothing", item("id", "a"))))
        .isInstanceOf(EngineError.ResourceNotFound.class)
        .hasMessage("Requested resource not found");
    for (Item key : List.of(Item.EMPTY, item("id", 1), item("id", "a", "x", 1), item("x", "a"))) {
      engine.assertInvalid(
          batch("things", key), "The provided key element does not match the schema");
    }
    engine.assertInvalid(
        batch("things", item("id", "")),
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: id");
    engine.assertInvalid(
        new BatchGetItem(Map.of("bad!name", keys(item("pk", "a"))), "BOGUS"),
        "2 validation errors detected: Value '{\"bad!name\":{\"Keys\":[{\"pk\":{\"S\":\"a\"}}]}}' at"
            + " 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint:"
            + " [Member must have length less than or equal to 255, Member must have length greater"
            + " than or equal to 3, Member must satisfy regular expression pattern:"
            + " [a-zA-Z0-9_.-]+]; Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
  }

  @Test
  void tellsWhatIsMissing() {
    engine.assertInvalid(
        new BatchGetItem(null, null),
        "1 validation error detected: Value null at 'requestItems' failed to satisfy constraint:"
            + " Member must not be null");
    engine.assertInvalid(
        new BatchGetItem(Map.of(), null),
        "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member"
            + " must have length greater than or equal to 1");
    engine.assertInvalid(
        batch("things"),
        "1 validation error detected: Value at 'RequestItems.things.member.Keys' failed to satisfy"
            + " constraint: Member must have length greater than or equal to 1");
    engine.assertInvalid(
        new BatchGetItem(Map.of("things", table(null, null, null, null)), null),
        "1 validation error detected: Value null at 'requestItems.things.member.keys' failed to"
            + " satisfy constraint: Member must not be null");
  }

  @Test
  void tellsWrongProjections() {
    List<Item> key = List.of(item("id", "a"));
    Map<String, KeysAndAttributes> mixed = new LinkedHashMap<>();
    mixed.put("things", table(key, "x", null, null));
    mixed.put("pairs", table(List.of(item("p", "a", "q", 1)), null, null, List.of("x")));
    engine.assertInvalid(
        new BatchGetItem(mixed, null),
        "Can not use both expression and non-expression parameters in the same request:"
            + " Non-expression parameters: {AttributesToGet} Expression parameters:"
            + " {ProjectionExpression}");
    assertInvalid(
        table(key, null, Map.of("#x", "x"), null),
        "ExpressionAttributeNames can only be specified when using expressions");
    assertInvalid(
        table(key, "", null, null),
        "Invalid ProjectionExpression: The expression can not be empty;");
    assertInvalid(
        table(key, "a, a", null, null),
        "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or"
            + " rewrite one of these paths; path one: [a], path two: [a]");
    assertInvalid(
        table(key, "x", Map.of("#x", "x"), null),
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}");
    assertInvalid(
        table(key, null, null, List.of("a", "a")),
        "One or more parameter values were invalid: Duplicate value in attribute name: a");
  }

  /** As many of the largest items as fit into an answer, and one of {@code lastBytes}. */
  private List<Item> storeLarge(int lastBytes) {
    List<Item> keys = new ArrayList<>();
    for (int at = 0; at <= LARGE_ITEMS; at++) {
      Item key = item("id", "%02d".formatted(at));
      int bytes = at < LARGE_ITEMS ? LARGE_BYTES : lastBytes;
      engine.put("things", item("id", "%02d".formatted(at), "x", "v".repeat(bytes - 5)));
      keys.add(key);
    }
    return keys;
  }

  private void assertInvalid(KeysAndAttributes table, String message) {
    engine.assertInvalid(new BatchGetItem(Map.of("things", table), null), message);
  }

  private static Item[] ids(int count) {
    return IntStream.range(0, count).mapToObj(at -> item("id", "k" + at)).toArray(Item[]::new);
  }

  private static BatchGetItem batch(String table, Item... keys) {
    return new BatchGetItem(Map.of(table, keys(keys)), null);
  }

  private static KeysAndAttributes keys(Item... keys) {
    return table(List.of(keys), null, null, null);
  }

  private static KeysAndAttributes consistent(List<Item> keys) {
    return new KeysAndAttributes(keys, true, null, null, null);
  }

  private static KeysAndAttributes table(
      @Nullable List<Item> keys,
      @Nullable String projection,
      @Nullable Map<String, String> names,
      @Nullable List<String> attributesToGet) {
    return new KeysAndAttributes(keys, null, projection, names, attributesToGet);
  }

  private static List<String> units(BatchGetItem.Result result) {
    List<ConsumedCapacity> consumed = result.consumedCapacity();
    return (consumed == null ? List.<ConsumedCapacity>of() : consumed)
        .stream().map(one -> one.tableName() + " " + one.units()).toList();
  }
}
