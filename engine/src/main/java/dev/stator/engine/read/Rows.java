package dev.stator.engine.read;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.codec.IndexKeys;
import dev.stator.engine.codec.ItemCodec;
import dev.stator.engine.index.IndexEntry;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.EngineError;

/**
 * What the rows of a target hold: the item itself, a part of it, or only where it is.
 *
 * <pre>
 * table                                  the item
 * index with a part of the attributes    that part; the item too, if more was asked for
 * index with all attributes              the item's key; the item is read from the table
 * </pre>
 */
sealed interface Rows {
  /** The row that {@code cursor} stands on; {@code store} is what the cursor walks over. */
  Row read(Reader store, Cursor cursor);

  /** Whether it reads more than the cursor gives, all as of the same moment. */
  default boolean followsKeys() {
    return true;
  }

  /**
   * @param encoded the item
   * @param bytes the size that is charged for in the target
   * @param tableUnits read units that are charged for in the table besides, strongly consistent
   */
  record Row(byte[] encoded, int bytes, long tableUnits) {}

  /** As stored. */
  record Stored() implements Rows {
    @Override
    public Row read(Reader store, Cursor cursor) {
      byte[] stored = cursor.value();
      return new Row(stored, ItemCodec.size(stored), 0);
    }

    @Override
    public boolean followsKeys() {
      return false;
    }
  }

  /** Entries of an index of all attributes: the service has a copy there and charges for it. */
  record Pointers(IndexTarget target) implements Rows {
    @Override
    public Row read(Reader store, Cursor cursor) {
      byte[] item = item(target, store, cursor);
      return new Row(item, ItemCodec.size(item), 0);
    }
  }

  /** Entries of a local index with the items that they are of. */
  record Fetched(IndexTarget target) implements Rows {
    @Override
    public Row read(Reader store, Cursor cursor) {
      byte[] item = item(target, store, cursor);
      return new Row(
          item, ItemCodec.size(cursor.value()), CapacityReport.readUnits(ItemCodec.size(item)));
    }
  }

  /**
   * @param wholeItems whether attributes are asked for that the target may not have
   */
  static Rows of(ReadTarget target, boolean wholeItems) {
    return switch (target) {
      case TableTarget table -> new Stored();
      case IndexTarget index when IndexEntry.isPointer(index.index()) -> new Pointers(index);
      case IndexTarget index -> wholeItems ? new Fetched(index) : new Stored();
    };
  }

  private static byte[] item(IndexTarget target, Reader store, Cursor cursor) {
    SecondaryIndex index = target.index();
    byte[] key =
        IndexKeys.itemKey(
            cursor.key(), target.table().id(), index.keySchema().sort() != null, !index.isGlobal());
    byte[] item = store.get(Space.DATA, key);
    if (item == null) {
      throw new EngineError.StorageBroken(
          "The index "
              + index.name()
              + " of the table "
              + target.table().name()
              + " has an entry of an item that is not there");
    }
    return item;
  }
}
