package dev.stator.model.operation;

import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * One write of BatchWriteItem: exactly one of its members should be there.
 *
 * <p>Source: Amazon DynamoDB API Reference, "WriteRequest".
 */
public record WriteRequest(@Nullable PutRequest putRequest, @Nullable DeleteRequest deleteRequest) {

  public record PutRequest(@Nullable Item item) {}

  public record DeleteRequest(@Nullable Item key) {}
}
