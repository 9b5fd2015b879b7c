package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What BatchGetItem reads of one table.
 *
 * <p>Source: Amazon DynamoDB API Reference, "KeysAndAttributes".
 *
 * @param expressionAttributeNames null when the member was absent
 * @param attributesToGet the legacy form of a projection
 */
public record KeysAndAttributes(
    @Nullable List<Item> keys,
    @Nullable Boolean consistentRead,
    @Nullable String projectionExpression,
    @Nullable Map<String, String> expressionAttributeNames,
    @Nullable List<String> attributesToGet) {

  /** The same settings for other keys. */
  public KeysAndAttributes withKeys(List<Item> others) {
    return new KeysAndAttributes(
        others, consistentRead, projectionExpression, expressionAttributeNames, attributesToGet);
  }
}
