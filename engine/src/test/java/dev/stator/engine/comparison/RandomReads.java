package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Expression.Literal;
import dev.stator.engine.comparison.Expression.Path;
import dev.stator.engine.comparison.Request.CreateTable;
import dev.stator.engine.comparison.Request.Index;
import dev.stator.engine.comparison.Request.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries and scans of a table or of one of its indexes. */
final class RandomReads {
  private final RandomValues values;
  private final RandomExpressions expressions;
  private final RandomTables tables;
  private final CreateTable table;
  private final @Nullable Index index;
  private final List<String> key;

  RandomReads(
      RandomValues values, RandomExpressions expressions, RandomTables tables, CreateTable table) {
    this.values = values;
    this.expressions = expressions;
    this.tables = tables;
    this.table = table;
    List<Index> indexes = tables.indexes(table);
    this.index = indexes.isEmpty() || values.chance(40) ? null : values.oneOf(indexes);
    this.key = index == null ? table.key() : index.key();
  }

  Read next() {
    boolean isQuery = values.chance(70);
    Object partition = tables.keyValue(table, key.getFirst());
    boolean isGlobal = index != null && index.global();
    List<Path> projection =
        values.chance(75) ? List.of() : expressions.paths(RandomTables.ALL_NAMES);
    int segments = isQuery || values.chance(60) ? 1 : 2 + values.below(3);
    boolean isLimited = segments == 1 && values.chance(50);
    return new Read(
        table.name(),
        index == null ? "" : values.chance(99) ? index.name() : "missing",
        isQuery ? keyTests(partition) : List.of(),
        filter(isQuery),
        projection,
        projection.isEmpty() ? select() : values.oneOf("", "SPECIFIC_ATTRIBUTES"),
        isLimited ? Integer.valueOf(1 + values.below(4)) : null,
        !isQuery || values.chance(50),
        isGlobal ? values.chance(3) : values.chance(50),
        isQuery && index == null && values.chance(20) ? start(partition) : Map.of(),
        segments);
  }

  private String type(String name) {
    return RandomTables.type(table, name);
  }

  private List<Expression> keyTests(Object partition) {
    List<Expression> tests = new ArrayList<>();
    Path name = RandomExpressions.path(key.getFirst());
    Literal value = new Literal(partition);
    tests.add(
        values.chance(80)
            ? RandomExpressions.call("=", name, value)
            : RandomExpressions.call("=", value, name));
    if (key.size() == 2 && values.chance(50)) {
      tests.add(values.below(2), expressions.sortTest(key.getLast(), type(key.getLast())));
    }
    return tests;
  }

  /** Of attributes that are not in keys, and that a queried index has. */
  private @Nullable Expression filter(boolean isQuery) {
    List<String> names =
        RandomTables.NOT_IN_KEYS.stream()
            .filter(
                name ->
                    !isQuery
                        || index == null
                        || index.included().contains("*")
                        || index.included().contains(name))
            .toList();
    return names.isEmpty() || values.chance(70) ? null : expressions.condition(names);
  }

  private String select() {
    return switch (values.below(12)) {
      case 0 -> "COUNT";
      case 1 -> "ALL_ATTRIBUTES";
      case 2 -> index == null ? "" : "ALL_PROJECTED_ATTRIBUTES";
      default -> "";
    };
  }

  private Map<String, Object> start(Object partition) {
    Map<String, Object> start = tables.key(table);
    start.put("p", partition);
    return start;
  }
}
