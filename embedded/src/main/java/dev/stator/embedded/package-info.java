/**
 * DynamoDB inside this process: {@link dev.stator.embedded.Stator} opens an engine, in memory or in
 * a folder, and hands out the AWS SDK's clients over it.
 *
 * <pre>{@code
 * try (Stator stator = Stator.inMemory()) {
 *   DynamoDbClient client = stator.client();
 *   ...
 * }
 * }</pre>
 *
 * <p>What is in {@code internal} is not for use by other programs and may change at any time.
 */
@NullMarked
package dev.stator.embedded;

import org.jspecify.annotations.NullMarked;
