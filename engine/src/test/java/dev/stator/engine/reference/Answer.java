package dev.stator.engine.reference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link Request} is answered, as far as the documentation determines it. */
public sealed interface Answer {

  /** Of control operations. */
  record Done() implements Answer {}

  record Described(Schema schema, long items) implements Answer {}

  /**
   * Of operations on one item.
   *
   * @param item what was asked for; null if that is nothing
   */
  record Attributes(@Nullable Map<String, Object> item) implements Answer {}

  /** Of a Query and the queries that continue it to the end. */
  record Pages(List<Page> pages) implements Answer {}

  /**
   * @param items null if only their number was asked for
   * @param lastKey LastEvaluatedKey
   */
  record Page(
      @Nullable List<Map<String, Object>> items,
      int count,
      int scanned,
      @Nullable Map<String, Object> lastKey) {}

  /**
   * Of all segments of a Scan to their ends. The order of items is not documented.
   *
   * @param items how often each came; empty if only their number was asked for
   */
  record Scanned(Map<Map<String, Object>, Long> items, int count, int scanned) implements Answer {}

  /**
   * @param error the exception of the API, without its last word
   * @param item with ConditionalCheckFailed, if it was asked for and there is one
   */
  record Refused(String error, @Nullable Map<String, Object> item) implements Answer {}
}
