package dev.stator.unstorage;

/**
 * How to remove an item.
 *
 * @param withMeta whether its metadata goes, too
 * @param precondition what must be true of the item that is there
 */
public record RemoveOptions(boolean withMeta, Precondition precondition) {
  /** The item alone, whatever it is. */
  public static final RemoveOptions DEFAULT = new RemoveOptions(false, Precondition.NONE);

  /** The item and its metadata. */
  public static final RemoveOptions WITH_META = new RemoveOptions(true, Precondition.NONE);

  /** Only if the item's etag is {@code etag}. */
  public static RemoveOptions ifMatch(String etag) {
    return new RemoveOptions(false, Precondition.matches(etag));
  }
}
