package dev.stator.engine.comparison;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation as data. */
public sealed interface Request {
  /**
   * @param key the names of the partition key and possibly a sort key
   * @param types of the attributes that are in keys of the table or of any index: S, N or B
   * @param view the stream's view type; empty for no stream
   */
  record CreateTable(
      String name, List<String> key, List<Index> indexes, Map<String, String> types, String view)
      implements Request {}

  /**
   * @param key as a table's
   * @param included attributes besides those of keys: {@code *} for all
   */
  record Index(String name, boolean global, List<String> key, List<String> included) {}

  record DeleteTable(String table) implements Request {}

  record CreateIndex(String table, Index index) implements Request {}

  record DeleteIndex(String table, String index) implements Request {}

  /** The engine is opened anew over the same store; nothing may change by that. */
  record Reopen() implements Request {}

  /**
   * @param projection empty for all
   */
  record Get(String table, Map<String, Object> key, List<Expression.Path> projection)
      implements Request {}

  /** TransactGetItems or BatchGetItem. */
  record Gets(boolean transaction, List<Get> gets) implements Request {}

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
      implements Request {
    public boolean isPut() {
      return kind.equals("Put");
    }
  }

  record BatchWrite(List<Write> writes) implements Request {}

  record TransactWrite(String token, List<Write> writes) implements Request {}

  /**
   * Query or Scan: all pages, one after the other.
   *
   * @param index empty for the table
   * @param key of Query: a comparison of the partition key, and possibly one of the sort key
   * @param projection empty for none
   * @param select empty for none
   * @param start empty for none
   * @param segments of a parallel scan, all of which are read; 1 for one without
   */
  record Read(
      String table,
      String index,
      List<Expression> key,
      @Nullable Expression filter,
      List<Expression.Path> projection,
      String select,
      @Nullable Integer limit,
      boolean forward,
      boolean consistent,
      Map<String, Object> start,
      int segments)
      implements Request {

    /** The attributes that are asked for; {@code *} for all, none for what an index has. */
    public List<String> wanted() {
      return select.equals("ALL_ATTRIBUTES")
          ? List.of("*")
          : projection.stream().map(path -> path.attribute()).toList();
    }
  }

  /** All records of a table's stream. */
  record Records(String table) implements Request {}
}
