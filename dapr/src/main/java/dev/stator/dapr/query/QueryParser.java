package dev.stator.dapr.query;

import dev.stator.dapr.query.Filter.Comparison;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a query's JSON to a query. */
final class QueryParser {
  /** Comparisons in one filter. */
  static final int FILTERS_MAX = 1000;

  private int filters;

  private QueryParser() {}

  static StateQuery parse(JsonValue json) {
    if (!(json instanceof JsonValue.Obj query)) {
      throw new QuerySyntaxException("a query must be an object, not " + json.article());
    }
    for (String name : query.members().keySet()) {
      if (!List.of("filter", "sort", "page").contains(name)) {
        throw new QuerySyntaxException(
            "'" + name + "' is not a part of a query: filter, sort or page");
      }
    }
    int limit = 0;
    @Nullable String token = null;
    @Nullable JsonValue page = present(query.get("page"));
    if (page != null) {
      JsonValue.Obj members = object("page", page);
      limit = limit(members.get("limit"));
      @Nullable JsonValue text = present(members.get("token"));
      token = text == null ? null : text("page.token", text);
    }
    @Nullable JsonValue given = present(query.get("filter"));
    Filter filter = given == null ? new Filter.All() : new QueryParser().filter(given);
    return new StateQuery(filter, sort(query.get("sort")), limit, token);
  }

  private static @Nullable JsonValue present(@Nullable JsonValue value) {
    return value instanceof JsonValue.Null ? null : value;
  }

  private static int limit(@Nullable JsonValue json) {
    if (present(json) == null) {
      return 0;
    }
    try {
      if (json instanceof JsonValue.Num number) {
        return Integer.parseInt(number.text());
      }
    } catch (NumberFormatException fraction) {
      throw new QuerySyntaxException("page.limit must be a whole number");
    }
    throw new QuerySyntaxException("page.limit must be a whole number");
  }

  private static List<StateQuery.Sort> sort(@Nullable JsonValue json) {
    List<StateQuery.Sort> sort = new ArrayList<>();
    if (json == null || json instanceof JsonValue.Null) {
      return sort;
    }
    for (JsonValue element : array("sort", json).elements()) {
      JsonValue.Obj criterion = object("sort", element);
      @Nullable JsonValue key = criterion.get("key");
      if (key == null) {
        throw new QuerySyntaxException("an element of sort has no key");
      }
      sort.add(
          new StateQuery.Sort(Path.of(text("sort.key", key)), descending(criterion.get("order"))));
    }
    return sort;
  }

  private static boolean descending(@Nullable JsonValue order) {
    if (order == null || order instanceof JsonValue.Null) {
      return false;
    }
    return switch (text("sort.order", order)) {
      case "", "ASC" -> false;
      case "DESC" -> true;
      default -> throw new QuerySyntaxException("sort.order must be ASC or DESC");
    };
  }

  private Filter filter(JsonValue json) {
    if (++filters > FILTERS_MAX) {
      throw new QuerySyntaxException("a filter of more than " + FILTERS_MAX + " parts");
    }
    Map<String, JsonValue> members = object("a filter", json).members();
    if (members.isEmpty()) {
      return new Filter.All();
    }
    if (members.size() > 1) {
      throw new QuerySyntaxException(
          "a filter must have one root, not " + String.join(", ", members.keySet()));
    }
    Map.Entry<String, JsonValue> root = members.entrySet().iterator().next();
    String name = root.getKey();
    return switch (name) {
      case "AND" -> new Filter.And(several(name, root.getValue()));
      case "OR" -> new Filter.Or(several(name, root.getValue()));
      case "IN" -> {
        Map.Entry<String, JsonValue> operand = operand(name, root.getValue());
        yield new Filter.In(Path.of(operand.getKey()), array(name, operand.getValue()).elements());
      }
      case "EQ", "NEQ", "GT", "GTE", "LT", "LTE" -> {
        Map.Entry<String, JsonValue> operand = operand(name, root.getValue());
        yield new Filter.Compare(
            Comparison.valueOf(name), Path.of(operand.getKey()), operand.getValue());
      }
      default ->
          throw new QuerySyntaxException(
              "'" + name + "' is not a filter: EQ, NEQ, GT, GTE, LT, LTE, IN, AND or OR");
    };
  }

  private List<Filter> several(String name, JsonValue json) {
    List<Filter> several = new ArrayList<>();
    for (JsonValue element : array(name, json).elements()) {
      several.add(filter(element));
    }
    if (several.size() < 2) {
      throw new QuerySyntaxException(name + " must have two filters and more");
    }
    return several;
  }

  private static Map.Entry<String, JsonValue> operand(String name, JsonValue json) {
    Map<String, JsonValue> members = object(name, json).members();
    if (members.size() != 1) {
      throw new QuerySyntaxException(name + " must have one path with its value");
    }
    return members.entrySet().iterator().next();
  }

  private static JsonValue.Obj object(String what, JsonValue json) {
    if (json instanceof JsonValue.Obj object) {
      return object;
    }
    throw new QuerySyntaxException(what + " must be an object, not " + json.article());
  }

  private static JsonValue.Arr array(String what, JsonValue json) {
    if (json instanceof JsonValue.Arr array) {
      return array;
    }
    throw new QuerySyntaxException(what + " must be an array, not " + json.article());
  }

  private static String text(String what, JsonValue json) {
    if (json instanceof JsonValue.Str string) {
      return string.value();
    }
    throw new QuerySyntaxException(what + " must be a string, not " + json.article());
  }
}
