package dev.stator.engine.limits;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.limits.Answers.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many bytes one request may be about: Developer Guide, "Quotas", DynamoDB transactions; API
 * Reference, "BatchGetItem"; and how long a statement may be: API Reference, "ExecuteStatement".
 */
final class RequestSizeLimitsTest {
  private static final String TRANSACTION_TOO_LARGE =
      "The aggregate size of the items in the transaction exceeds 4 MB";

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aTransactionWritesFourMegabytes(int beyond) {
    List<TransactWriteItem> puts =
        items(Limits.TRANSACTION_BYTES_MAX + beyond).stream()
            .map(
                item ->
                    TransactWriteItem.of(
                        new TransactWriteItem.Put("things", item, null, Requests.NONE, null)))
            .toList();
    assertThat(Answers.of(engine, new TransactWriteItems(puts, null, null, null)))
        .isEqualTo(beyond <= 0 ? Answers.DONE : TRANSACTION_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aTransactionReadsFourMegabytes(int beyond) {
    List<TransactGetItem> gets =
        stored(Limits.TRANSACTION_BYTES_MAX + beyond).stream()
            .map(
                key ->
                    new TransactGetItem(
                        new TransactGetItem.Get("things", key, null, Requests.NONE)))
            .toList();
    assertThat(Answers.of(engine, new TransactGetItems(gets, null)))
        .isEqualTo(beyond <= 0 ? Answers.DONE : TRANSACTION_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aBatchAnswersSixteenMegabytes(int beyond) {
    List<Item> keys = stored(Limits.BATCH_GET_BYTES_MAX + beyond);
    BatchGetItem.Result read =
        engine.execute(
            new BatchGetItem(
                Map.of("things", new KeysAndAttributes(keys, null, null, null, null)), null));
    assertThat(read.unprocessedKeys().size()).isEqualTo(beyond <= 0 ? 0 : 1);
    assertThat(read.responses().get("things")).hasSize(keys.size() - (beyond <= 0 ? 0 : 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 8193})
  void aStatementHasEightKilobytes(int length) {
    String select = "SELECT * FROM things WHERE id = 'a'";
    String text = select + " ".repeat(length - select.length());
    boolean fits = length <= Limits.STATEMENT_LENGTH_MAX;
    assertThat(Answers.of(engine, new ExecuteStatement(text, null, null, null, null, null, null)))
        .isEqualTo(fits ? Answers.DONE : Answers.tooMany("statement", 8192));
    assertThat(
            Answers.of(
                engine,
                new BatchExecuteStatement(
                    List.of(
                        new BatchStatement(select, null, null, null),
                        new BatchStatement(text, null, null, null)),
                    null)))
        .isEqualTo(fits ? Answers.DONE : Answers.tooMany("statements.2.member.statement", 8192));
    assertThat(
            Answers.of(
                engine,
                new ExecuteTransaction(
                    List.of(new ParameterizedStatement(text, null, null)), null, null)))
        .isEqualTo(
            fits ? Answers.DONE : Answers.tooMany("transactStatements.1.member.statement", 8192));
  }

  /** Items that have as many bytes together. */
  private static List<Item> items(int bytes) {
    List<Item> items = new ArrayList<>();
    int left = bytes;
    while (left > 0) {
      String id = "%03d".formatted(items.size());
      // The last takes what is left, which must be enough for a key.
      int size = left > Limits.ITEM_SIZE_BYTES_MAX ? Limits.ITEM_SIZE_BYTES_MAX - 100 : left;
      int bare = ItemSize.of(item("id", id, "x", ""));
      items.add(item("id", id, "x", "x".repeat(size - bare)));
      left -= size;
    }
    return items;
  }

  /** The keys of items that have as many bytes together. */
  private List<Item> stored(int bytes) {
    List<Item> items = items(bytes);
    engine.put("things", items.toArray(Item[]::new));
    return times(items.size(), at -> item("id", "%03d".formatted(at)));
  }
}
