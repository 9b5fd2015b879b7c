/**
 * One record for each operation of DynamoDB's API, with its {@code Result}.
 *
 * <p>An operation carries a request's members as they were sent, still unchecked: a member that was
 * not sent is null, and enumerations are text. Whoever speaks a wire format or the AWS SDK
 * translates to these and back; checking them is the engine's work, so that every caller gets the
 * same answer to the same mistake.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Actions" and "Data Types".
 */
@NullMarked
package dev.stator.model.operation;

import org.jspecify.annotations.NullMarked;
