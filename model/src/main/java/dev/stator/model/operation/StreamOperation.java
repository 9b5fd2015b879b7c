package dev.stator.model.operation;

/**
 * An operation of DynamoDB Streams, which is an API of its own beside that of tables.
 *
 * <p>Source: Amazon DynamoDB Streams API Reference, "Actions".
 *
 * @param <R> what it answers
 */
public sealed interface StreamOperation<R extends StreamResult> extends Operation<R>
    permits ListStreams, DescribeStream, GetShardIterator, GetRecords {}
