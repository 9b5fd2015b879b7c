package dev.stator.dapr;

import org.jspecify.annotations.Nullable;

/**
 * What names one entry of a state store.
 *
 * @param key the whole key, prefix included
 * @param partition the value of the table's partition key, if it is not the key itself: the
 *     request's metadata "partitionKey". Reading and deleting need the same one
 */
public record StateKey(String key, @Nullable String partition) {

  public StateKey {
    if (partition != null && (partition.isEmpty() || partition.equals(key))) {
      partition = null;
    }
  }

  public static StateKey of(String key) {
    return new StateKey(key, null);
  }
}
