package dev.stator.engine.codec;

import dev.stator.model.Item;
import dev.stator.model.ItemSize;

/**
 * Items as bytes: a version, the item's size as DynamoDB counts it, its attributes. The size comes
 * first so that counting and paging need not decode the rest.
 */
public final class ItemCodec {
  private static final int VERSION = 1;

  private ItemCodec() {}

  public static byte[] encode(Item item) {
    ByteWriter out = new ByteWriter();
    out.put(VERSION).putVarint(ItemSize.of(item));
    ValueCodec.writeEntries(out, item.attributes());
    return out.toArray();
  }

  /**
   * @throws dev.stator.model.EngineError.StorageBroken if {@code stored} is not an item
   */
  public static Item decode(byte[] stored) {
    ByteReader in = new ByteReader(stored);
    readSize(in);
    Item item = new Item(ValueCodec.readEntries(in));
    in.requireEnd();
    return item;
  }

  /** The size of a stored item as DynamoDB counts it, without decoding the item. */
  public static int size(byte[] stored) {
    return readSize(new ByteReader(stored));
  }

  private static int readSize(ByteReader in) {
    int version = in.get();
    if (version != VERSION) {
      throw in.damaged("no item has the version " + version);
    }
    long size = in.getVarint();
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw in.damaged("no item has the size " + size);
    }
    return (int) size;
  }
}
