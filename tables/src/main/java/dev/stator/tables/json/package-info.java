/**
 * JSON without loss: {@link dev.stator.tables.json.JsonValue} keeps a number's digits as they were
 * written, {@link dev.stator.tables.json.PlainJson} and {@link dev.stator.tables.json.TypedJson}
 * turn it into attribute values and back, as ordinary JSON and as DynamoDB JSON. Reading is bounded
 * in depth and length.
 */
@NullMarked
package dev.stator.tables.json;

import org.jspecify.annotations.NullMarked;
