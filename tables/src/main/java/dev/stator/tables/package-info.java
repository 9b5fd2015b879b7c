/**
 * What every library needs of a table: the errors of a call, secrets as a type, making tables.
 *
 * <p>{@code connection} turns settings into a {@code DynamoDbClient}, {@code json} turns JSON into
 * attribute values and back without losing a digit, {@code batch} reads and writes many items at
 * once. The AWS SDK's {@code DynamoDbClient} is the one way to the database, so the same code runs
 * on the embedded engine and on AWS.
 */
@NullMarked
package dev.stator.tables;

import org.jspecify.annotations.NullMarked;
