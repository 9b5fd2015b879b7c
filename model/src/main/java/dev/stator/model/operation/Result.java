package dev.stator.model.operation;

/** What an operation answered. */
public sealed interface Result
    permits CreateTable.Result,
        DescribeTable.Result,
        ListTables.Result,
        UpdateTable.Result,
        DeleteTable.Result,
        UpdateTimeToLive.Result,
        DescribeTimeToLive.Result,
        TagResource.Result,
        UntagResource.Result,
        ListTagsOfResource.Result,
        DescribeLimits.Result,
        DescribeEndpoints.Result,
        PutItem.Result,
        GetItem.Result,
        UpdateItem.Result,
        DeleteItem.Result,
        BatchGetItem.Result,
        BatchWriteItem.Result,
        ItemPage,
        StreamResult,
        TransactWriteItems.Result,
        TransactGetItems.Result,
        ExecuteStatement.Result,
        BatchExecuteStatement.Result,
        ExecuteTransaction.Result {}
