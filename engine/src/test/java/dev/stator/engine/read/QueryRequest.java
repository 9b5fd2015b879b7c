package dev.stator.engine.read;

import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Substitutions;
import org.jspecify.annotations.Nullable;

/** A Query in the making. */
final class QueryRequest {
  private final String table;
  private final @Nullable String condition;
  private Substitutions substitutions;
  private @Nullable String index;
  private @Nullable String filter;
  private @Nullable String projection;
  private @Nullable String select;
  private @Nullable Integer limit;
  private @Nullable Boolean forward;
  private @Nullable Boolean consistent;
  private @Nullable Item start;
  private @Nullable String capacity;

  private QueryRequest(String table, @Nullable String condition, Substitutions substitutions) {
    this.table = table;
    this.condition = condition;
    this.substitutions = substitutions;
  }

  static QueryRequest query(String table, @Nullable String condition, Object... values) {
    return new QueryRequest(
        table, condition, values.length == 0 ? Requests.NONE : Requests.values(values));
  }

  QueryRequest with(Substitutions other) {
    substitutions = other;
    return this;
  }

  QueryRequest index(String name) {
    index = name;
    return this;
  }

  QueryRequest filter(String text) {
    filter = text;
    return this;
  }

  QueryRequest projection(String text) {
    projection = text;
    return this;
  }

  QueryRequest select(String what) {
    select = what;
    return this;
  }

  QueryRequest limit(int items) {
    limit = items;
    return this;
  }

  QueryRequest reverse() {
    forward = false;
    return this;
  }

  QueryRequest consistent() {
    consistent = true;
    return this;
  }

  QueryRequest start(@Nullable Item key) {
    start = key;
    return this;
  }

  QueryRequest capacity(String what) {
    capacity = what;
    return this;
  }

  Query build() {
    return new Query(
        table,
        index,
        condition,
        filter,
        projection,
        substitutions,
        select,
        limit,
        consistent,
        forward,
        start,
        capacity);
  }
}
