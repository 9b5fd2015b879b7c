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
        TagResource,
        UntagResource,
        ListTagsOfResource,
        DescribeLimits,
        DescribeEndpoints,
        PutItem,
        GetItem,
        UpdateItem,
        DeleteItem,
        BatchGetItem,
        BatchWriteItem,
        Query,
        Scan,
        StreamOperation,
        TransactWriteItems,
        TransactGetItems,
        ExecuteStatement,
        BatchExecuteStatement,
        ExecuteTransaction {

  /** The operation's name in the API, such as {@code PutItem}. */
  default String name() {
    return getClass().getSimpleName();
  }
}
