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
        PutItem.Result,
        GetItem.Result,
        UpdateItem.Result,
        DeleteItem.Result,
        ItemPage,
        ExecuteStatement.Result {}
