package dev.stator.dapr;

import org.jspecify.annotations.Nullable;

/**
 * Deletes one entry; without an ETag it is no error if there is none.
 *
 * @param etag the entry must have it; null or empty for no condition
 */
public record DeleteState(StateKey key, @Nullable String etag) {

  public DeleteState {
    if (etag != null && etag.isEmpty()) {
      etag = null;
    }
  }

  WriteCondition condition() {
    return etag == null ? new WriteCondition.Always() : new WriteCondition.Etag(etag);
  }
}
