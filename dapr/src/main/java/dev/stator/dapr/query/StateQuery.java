package dev.stator.dapr.query;

import dev.stator.tables.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, in which order, and how much of it at a time.
 *
 * <p>Source: Dapr docs, "How-To: Query state".
 *
 * @param sort empty for no order
 * @param limit entries of a page, up to {@link #LIMIT_MAX}; 0 for that
 * @param from where the page before ended; null for the first
 */
public record StateQuery(Filter filter, List<Sort> sort, int limit, @Nullable String from) {
  public static final int LIMIT_MAX = 10_000;

  public StateQuery {
    sort = List.copyOf(sort);
    if (limit < 0 || limit > LIMIT_MAX) {
      throw new QuerySyntaxException("page.limit " + limit + " is not between 0 and " + LIMIT_MAX);
    }
    limit = limit == 0 ? LIMIT_MAX : limit;
    from = from == null || from.isEmpty() ? null : from;
  }

  /** One criterion of the order; the first decides, the next among equals. */
  public record Sort(Path path, boolean descending) {}

  /** The order of values. */
  public Comparator<JsonValue> order() {
    Comparator<JsonValue> order = (unusedLeft, unusedRight) -> 0;
    for (Sort criterion : sort) {
      Comparator<JsonValue> next =
          (left, right) ->
              JsonOrder.INSTANCE.compare(criterion.path().in(left), criterion.path().in(right));
      order = order.thenComparing(criterion.descending() ? next.reversed() : next);
    }
    return order;
  }

  /**
   * @param json {@code {"filter":...,"sort":[...],"page":{...}}}
   * @throws QuerySyntaxException what is wrong with it
   */
  public static StateQuery parse(JsonValue json) {
    return QueryParser.parse(json);
  }
}
