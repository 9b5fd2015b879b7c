package dev.stator.engine.validation;

import dev.stator.model.Limits;
import dev.stator.model.operation.ListTables;

/** The rules for ListTables. Source: Amazon DynamoDB API Reference, "ListTables". */
public final class ListTablesRules {
  private ListTablesRules() {}

  /** The most names a page may have. */
  public static int limit(ListTables request) {
    Constraints constraints = new Constraints();
    TableNames.checkStart(constraints, request.exclusiveStartTableName());
    constraints
        .atLeast("limit", request.limit(), 1)
        .atMost("limit", request.limit(), Limits.LIST_TABLES_MAX)
        .check();
    return request.limit() == null ? Limits.LIST_TABLES_MAX : request.limit();
  }
}
