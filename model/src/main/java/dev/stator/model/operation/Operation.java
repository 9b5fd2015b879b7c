package dev.stator.model.operation;

/**
 * A request to the engine.
 *
 * @param <R> what it answers
 */
public sealed interface Operation<R extends Result>
    permits CreateTable,
        DescribeTable,
        ListTables,
        UpdateTable,
        DeleteTable,
        UpdateTimeToLive,
        DescribeTimeToLive,
        PutItem,
        GetItem,
        UpdateItem,
        DeleteItem,
        Query,
        Scan,
        ExecuteStatement {

  /** The operation's name in the API, such as {@code PutItem}. */
  default String name() {
    return getClass().getSimpleName();
  }
}
