/**
 * unstorage's key-value Storage for Java: keys of segments joined by {@code :}, values as text.
 *
 * <p>A {@link dev.stator.unstorage.Storage} checks and normalises keys and hands them to a {@link
 * dev.stator.unstorage.Driver}; {@code memory} and {@code dynamodb} are drivers. The items that the
 * DynamoDB driver writes are those of unstorage's aws-dynamodb driver, byte for byte, so JavaScript
 * and Java programs share a table.
 */
@NullMarked
package dev.stator.unstorage;

import org.jspecify.annotations.NullMarked;
