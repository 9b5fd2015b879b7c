/**
 * DynamoDB's own protocol, JSON 1.0 over HTTP, straight into the embedded engine.
 *
 * <p>{@link dev.stator.server.dynamodb.DynamoDbRoutes} takes a request and checks it in the
 * service's order; {@code RequestDecoder} streams its body into an {@link
 * dev.stator.model.operation.Operation}; the engine answers; {@code ResponseEncoder} streams the
 * result back, or {@code ErrorEncoder} the error. No tree of the JSON is ever built.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB low-level API"; API Reference.
 */
@NullMarked
package dev.stator.server.dynamodb;

import org.jspecify.annotations.NullMarked;
