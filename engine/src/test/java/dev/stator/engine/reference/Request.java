package dev.stator.engine.reference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation as data: expressions are trees of records, values are those of {@link Values}. */
public sealed interface Request {

  record CreateTable(String table, Schema schema) implements Request {}

  record DeleteTable(String table) implements Request {}

  record DescribeTable(String table) implements Request {}

  /** The engine is made anew over the same store; nothing may change by that. */
  record Restart() implements Request {}

  record Put(
      String table,
      Map<String, Object> item,
      @Nullable Condition condition,
      String returning,
      boolean itemOnFailure)
      implements Request {}

  record Get(String table, Map<String, Object> key, @Nullable List<Path> projection)
      implements Request {}

  /**
   * @param actions null for no UpdateExpression
   */
  record Update(
      String table,
      Map<String, Object> key,
      @Nullable List<Action> actions,
      @Nullable Condition condition,
      String returning,
      boolean itemOnFailure)
      implements Request {}

  record Delete(
      String table,
      Map<String, Object> key,
      @Nullable Condition condition,
      String returning,
      boolean itemOnFailure)
      implements Request {}

  /** From {@code startKey}, if there is one, to the end. */
  record Query(
      String table,
      KeyCondition keyCondition,
      boolean forward,
      Reading reading,
      @Nullable Map<String, Object> startKey)
      implements Request {}

  /** All segments, each to its end. */
  record Scan(String table, int segments, Reading reading) implements Request {}

  /** What Query and Scan have in common. */
  record Reading(
      @Nullable Condition filter,
      @Nullable List<Path> projection,
      boolean countOnly,
      @Nullable Integer limit) {

    void check() {
      Refusal.invalidIf(limit != null && limit < 1);
      Refusal.invalidIf(countOnly && projection != null);
      if (filter != null) {
        filter.check();
      }
      if (projection != null) {
        Path.requireApart(projection);
      }
    }
  }
}
