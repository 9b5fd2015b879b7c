package dev.stator.engine.read;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.store.KeyRange;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * What a Query or Scan reads: a table or one of its indexes. It knows where in the store its rows
 * are; what they hold, {@link Rows} knows.
 */
sealed interface ReadTarget permits TableTarget, IndexTarget {
  /**
   * What {@code indexName} names, or the table if that is null.
   *
   * @throws EngineError.Validation if there is no such index, or it cannot be read so
   */
  static ReadTarget of(Table table, @Nullable String indexName, @Nullable Boolean consistentRead) {
    if (indexName == null) {
      return new TableTarget(table);
    }
    SecondaryIndex index = table.index(indexName);
    if (index == null) {
      throw new EngineError.Validation("The table does not have the specified index: " + indexName);
    }
    if (index.isGlobal() && Boolean.TRUE.equals(consistentRead)) {
      throw new EngineError.Validation(
          "Consistent reads are not supported on global secondary indexes");
    }
    if (!index.definition().isActive()) {
      throw new EngineError.Validation(
          "Cannot read from backfilling global secondary index: " + indexName);
    }
    return new IndexTarget(table, index);
  }

  /** The table, or that of the index. */
  Table table();

  /** The key that its rows are found and ordered by. */
  KeySchema keySchema();

  /** The primary key of the table, which rows of an index have too. */
  KeySchema tableKeys();

  /** Whether its rows have all attributes of their items. */
  boolean hasAllAttributes();

  /** The index; null if it is the table. */
  @Nullable SecondaryIndex index();

  KeyRange all();

  /** One of {@code totalSegments} parts that together hold every row once. */
  KeyRange segment(int segment, int totalSegments);

  /** What the store keys of all rows of one partition begin with. */
  byte[] partition(AttributeValue value);

  /** The store keys of rows whose sort key begins with {@code prefix}. */
  KeyRange sortBeginning(byte[] partition, AttributeValue prefix);

  /** The store keys of rows whose sort key is {@code value}. */
  KeyRange sortEqual(byte[] partition, AttributeValue value);

  /** The checked start key's place in the store. */
  byte[] storeKey(Item startKey);

  /** The attributes of {@code item} that tell its row from all others. */
  Item startKeyOf(Item item);
}
