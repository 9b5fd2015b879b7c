package dev.stator.model.operation;

/** What an operation of DynamoDB Streams answered. */
public sealed interface StreamResult extends Result
    permits ListStreams.Result, DescribeStream.Result, GetShardIterator.Result, GetRecords.Result {}
