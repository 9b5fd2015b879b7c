package dev.stator.engine.read;

import dev.stator.model.EngineError;
import org.jspecify.annotations.Nullable;

/** Which index of a table a request reads. Tables have none yet. */
final class Indexes {
  private Indexes() {}

  /**
   * @throws EngineError.Validation if the request names an index
   */
  static void requireNone(@Nullable String indexName) {
    if (indexName != null) {
      throw new EngineError.Validation("The table does not have the specified index: " + indexName);
    }
  }
}
