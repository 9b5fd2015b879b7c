package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * BatchGetItem.
 *
 * @param requestItems by table name or ARN
 */
public record BatchGetItem(
    @Nullable Map<String, KeysAndAttributes> requestItems, @Nullable String returnConsumedCapacity)
    implements Operation<BatchGetItem.Result> {

  /**
   * @param responses the items that were found, by the table as the request named it
   * @param unprocessedKeys the request's rest, to be sent again; empty when all was read
   * @param consumedCapacity one for each table; null when it was not asked for
   */
  public record Result(
      Map<String, List<Item>> responses,
      Map<String, KeysAndAttributes> unprocessedKeys,
      @Nullable List<ConsumedCapacity> consumedCapacity)
      implements dev.stator.model.operation.Result {}
}
