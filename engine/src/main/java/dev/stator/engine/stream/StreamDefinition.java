package dev.stator.engine.stream;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.StreamViewType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a stream is, apart from its shards and records. It outlives its table.
 *
 * @param id what the keys of its records carry; the number at which it began
 * @param label tells the streams of tables of one name apart; part of the ARN
 * @param keySchema of the table
 * @param trimmedBefore records with lower numbers were deleted for their age
 * @param closing null while changes are recorded
 */
record StreamDefinition(
    long id,
    int tableId,
    String tableName,
    String label,
    StreamViewType viewType,
    KeySchema keySchema,
    Instant creationTime,
    long trimmedBefore,
    @Nullable Closing closing) {

  /**
   * How a stream ended.
   *
   * @param before all its records have lower numbers
   */
  record Closing(long before, Instant time) {}

  StreamDefinition trimmed(long before) {
    return new StreamDefinition(
        id, tableId, tableName, label, viewType, keySchema, creationTime, before, closing);
  }

  StreamDefinition closed(Closing end) {
    return new StreamDefinition(
        id, tableId, tableName, label, viewType, keySchema, creationTime, trimmedBefore, end);
  }
}
