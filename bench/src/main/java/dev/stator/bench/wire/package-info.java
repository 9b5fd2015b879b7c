/**
 * What DynamoDB's protocol costs over HTTP. The script {@code bench/dynamodb} asks a Stator for
 * items, and {@link dev.stator.bench.wire.FixedBody}, which is the same server without a front end
 * and an engine behind it.
 */
@NullMarked
package dev.stator.bench.wire;

import org.jspecify.annotations.NullMarked;
