package dev.stator.dapr.query;

import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
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

  /** What of a value its order depends on: what stands at each path of {@link #sort}. */
  public List<@Nullable JsonValue> places(JsonValue value) {
    List<@Nullable JsonValue> places = new ArrayList<>(sort.size());
    for (Sort criterion : sort) {
      places.add(JsonOrder.orderable(criterion.path().in(value)));
    }
    return places;
  }

  /** The order of values by their {@link #places}. */
  public Comparator<List<@Nullable JsonValue>> order() {
    return (left, right) -> {
      for (int i = 0; i < sort.size(); i++) {
        int order = JsonOrder.INSTANCE.compare(left.get(i), right.get(i));
        if (order != 0) {
          return sort.get(i).descending() ? -order : order;
        }
      }
      return 0;
    };
  }

  /**
   * @param json {@code {"filter":...,"sort":[...],"page":{...}}}
   * @throws QuerySyntaxException what is wrong with it
   */
  public static StateQuery parse(JsonValue json) {
    return QueryParser.parse(json);
  }
}
