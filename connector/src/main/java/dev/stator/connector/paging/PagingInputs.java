package dev.stator.connector.paging;

import dev.stator.connector.connection.Policy;
import dev.stator.connector.input.Input;

/** The inputs of every action whose result may be long. */
public final class PagingInputs {
  public static final Input<Long> LIMIT =
      Input.integer(
              "limit",
              "Limit",
              1,
              Integer.MAX_VALUE,
              "The most items to read for one page, before the filter.")
          .withExample("\"100\"");

  public static final Input<Boolean> FETCH_ALL =
      Input.flag(
          "fetchAll",
          "Fetch All",
          "When true, read page after page, up to Max Items and Max Bytes. When false, return only"
              + " the first page. Either way, a nextCursor in the result says that there is more.");

  public static final Input<Long> MAX_ITEMS =
      Input.integer(
          "maxItems",
          "Max Items",
          1,
          Policy.ITEMS_MAX,
          "The most items to return. Without it, 100,000 or what the connection allows.");

  public static final Input<Long> MAX_BYTES =
      Input.integer(
          "maxBytes",
          "Max Bytes",
          1,
          Policy.BYTES_MAX,
          "About the most bytes of items to return. Without it, 64 MB or what the connection"
              + " allows.");

  public static final Input<String> CURSOR =
      Input.text(
          "cursor",
          "Cursor",
          "Where to go on: the nextCursor of the call before, whose other inputs must be the same.");

  private PagingInputs() {}
}
