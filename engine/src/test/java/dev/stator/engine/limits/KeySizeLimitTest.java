package dev.stator.engine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 1 to 2048 bytes of a partition key, 1 to 1024 of a sort key, whatever they are for: Developer
 * Guide, "Quotas", Partition keys and sort keys. Those of indexes are {@code IndexKeyTest}'s.
 */
final class KeySizeLimitTest {
  private static final String PARTITION_TOO_LONG =
      Answers.INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes";
  private static final String SORT_TOO_LONG =
      Answers.INVALID
          + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("texts", "id:S", "at:S").withTable("blobs", "id:B", "at:B");

  /** The operations that are given a whole key. */
  enum KeyUse {
    PUT_ITEM,
    GET_ITEM,
    DELETE_ITEM,
    UPDATE_ITEM,
    BATCH_PUT,
    BATCH_DELETE,
    BATCH_GET,
    TRANSACT_PUT,
    TRANSACT_DELETE,
    TRANSACT_UPDATE,
    TRANSACT_CHECK,
    TRANSACT_GET,
    INSERT_STATEMENT;

    Operation<?> of(String table, Item key) {
      return switch (this) {
        case PUT_ITEM -> Requests.put(table, key).build();
        case GET_ITEM -> new GetItem(table, key, null, null, Requests.NONE, null);
        case DELETE_ITEM -> new DeleteItem(table, key, null, Requests.NONE, null, null, null, null);
        case UPDATE_ITEM ->
            new UpdateItem(table, key, null, null, Requests.NONE, null, null, null, null);
        case BATCH_PUT -> batch(table, new WriteRequest(new WriteRequest.PutRequest(key), null));
        case BATCH_DELETE ->
            batch(table, new WriteRequest(null, new WriteRequest.DeleteRequest(key)));
        case BATCH_GET ->
            new BatchGetItem(
                Map.of(table, new KeysAndAttributes(List.of(key), null, null, null, null)), null);
        case TRANSACT_PUT ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.Put(table, key, null, Requests.NONE, null)));
        case TRANSACT_DELETE ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.Delete(table, key, null, Requests.NONE, null)));
        case TRANSACT_UPDATE ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.Update(
                        table, key, "REMOVE x", null, Requests.NONE, null)));
        case TRANSACT_CHECK ->
            transaction(
                TransactWriteItem.of(
                    new TransactWriteItem.ConditionCheck(
                        table, key, "attribute_not_exists(x)", Requests.NONE, null)));
        case TRANSACT_GET ->
            new TransactGetItems(
                List.of(
                    new TransactGetItem(new TransactGetItem.Get(table, key, null, Requests.NONE))),
                null);
        case INSERT_STATEMENT ->
            new ExecuteStatement(
                "INSERT INTO " + table + " VALUE {'id': ?, 'at': ?}",
                List.of(key.attributes().get("id"), key.attributes().get("at")),
                null,
                null,
                null,
                null,
                null);
      };
    }

    /** What is wrong with the key of an action is a reason to cancel its transaction. */
    String refused(String message) {
      return name().startsWith("TRANSACT")
          ? Answers.canceled("ValidationError: " + message)
          : message;
    }

    private static BatchWriteItem batch(String table, WriteRequest request) {
      return new BatchWriteItem(Map.of(table, List.of(request)), null, null);
    }

    private static TransactWriteItems transaction(TransactWriteItem action) {
      return new TransactWriteItems(List.of(action), null, null, null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isToTheByte(KeyUse use) {
    for (String table : List.of("texts", "blobs")) {
      for (int size :
          List.of(1, Limits.PARTITION_KEY_BYTES_MAX - 1, Limits.PARTITION_KEY_BYTES_MAX)) {
        assertThat(answer(use, table, size, 1)).isEqualTo(Answers.DONE);
      }
      assertThat(answer(use, table, Limits.PARTITION_KEY_BYTES_MAX + 1, 1))
          .isEqualTo(use.refused(PARTITION_TOO_LONG));
      for (int size : List.of(2, Limits.SORT_KEY_BYTES_MAX - 1, Limits.SORT_KEY_BYTES_MAX)) {
        assertThat(answer(use, table, 1, size)).isEqualTo(Answers.DONE);
      }
      assertThat(answer(use, table, 1, Limits.SORT_KEY_BYTES_MAX + 1))
          .isEqualTo(use.refused(SORT_TOO_LONG));
    }
  }

  /** Nothing is as short as a key may not be. */
  @ParameterizedTest
  @EnumSource
  void refusesEmptyKeys(KeyUse use) {
    for (String table : List.of("texts", "blobs")) {
      String what = table.equals("texts") ? "string" : "binary";
      String message =
          "One or more parameter values are not valid. The AttributeValue for a key attribute "
              + "cannot contain an empty "
              + what
              + " value. Key: ";
      assertThat(answer(use, table, 0, 1)).isEqualTo(message + "id");
      assertThat(answer(use, table, 1, 0)).isEqualTo(message + "at");
    }
  }

  private String answer(KeyUse use, String table, int partitionBytes, int sortBytes) {
    boolean isText = table.equals("texts");
    Item key =
        EngineUnderTest.item("id", value(isText, partitionBytes), "at", value(isText, sortBytes));
    return Answers.of(engine, use.of(table, key));
  }

  private static AttributeValue value(boolean isText, int bytes) {
    return isText ? AttributeValue.s("k".repeat(bytes)) : AttributeValue.b(new byte[bytes]);
  }
}
