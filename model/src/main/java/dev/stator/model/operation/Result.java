package dev.stator.model.operation;

/** What an operation answered. */
public sealed interface Result
    permits CreateTable.Result,
        DescribeTable.Result,
        ListTables.Result,
        DeleteTable.Result,
        UpdateTable.Result,
        UpdateTimeToLive.Result,
        DescribeTimeToLive.Result,
        PutItem.Result,
        GetItem.Result,
        UpdateItem.Result,
        DeleteItem.Result,
        ItemPage,
        StreamResult,
        TransactWriteItems.Result,
        TransactGetItems.Result,
        ExecuteStatement.Result,
        BatchExecuteStatement.Result,
        ExecuteTransaction.Result {}
