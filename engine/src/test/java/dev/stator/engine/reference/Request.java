package dev.stator.engine.reference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation as data. */
public sealed interface Request {
  /**
   * @param types of the attributes that are in keys: S, N or B
   * @param view the stream's view type; null for no stream
   */
  record CreateTable(
      String name,
      List<String> key,
      List<Index> indexes,
      Map<String, String> types,
      @Nullable String view)
      implements Request {}

  /** With the attributes of its key, and those that it includes besides keys; null for all. */
  record Index(String name, boolean global, List<String> key, @Nullable List<String> included) {}

  record DeleteTable(String table) implements Request {}

  record DescribeTable(String table) implements Request {}

  record CreateIndex(String table, Index index) implements Request {}

  record DeleteIndex(String table, String index) implements Request {}

  record Get(String table, Map<String, Object> key, @Nullable List<Path> projection)
      implements Request {}

  record BatchGet(List<Get> gets) implements Request {}

  record TransactGet(List<Get> gets) implements Request {}

  /**
   * A write of one item, or a check in a transaction.
   *
   * @param kind {@code Put}, {@code Update}, {@code Delete} or {@code ConditionCheck}
   * @param item the key only, if it is no Put
   * @param actions of an Update; if there are none, it has no UpdateExpression
   */
  record Write(
      String kind,
      String table,
      Map<String, Object> item,
      List<Action> actions,
      @Nullable Expression condition,
      String returning,
      boolean itemOnFailure)
      implements Request {}

  record BatchWrite(List<Write> writes) implements Request {}

  record TransactWrite(List<Write> writes, @Nullable String token) implements Request {}

  /**
   * Query or Scan: all pages, one after the other.
   *
   * @param key of Query: a comparison of the partition key, and possibly one of the sort key
   * @param segments of a parallel scan, all of which are read; 1 for one without
   */
  record Read(
      String table,
      @Nullable String index,
      @Nullable List<Expression> key,
      @Nullable Expression filter,
      @Nullable List<Path> projection,
      @Nullable String select,
      @Nullable Integer limit,
      boolean forward,
      boolean consistent,
      @Nullable Map<String, Object> start,
      int segments)
      implements Request {}

  /** All records of a table's stream. */
  record Records(String table) implements Request {}
}
