/**
 * The driver that keeps its items in a DynamoDB table, in the layout of unstorage's aws-dynamodb
 * driver: {@link dev.stator.unstorage.dynamodb.KeyLayout} and {@link
 * dev.stator.unstorage.dynamodb.ItemLayout} read and write the items, {@link
 * dev.stator.unstorage.dynamodb.DynamoDbDriver} makes single calls, {@code ManyItems} batches,
 * {@code Listing} scans and queries, {@code Conditional} the atomic changes.
 */
@NullMarked
package dev.stator.unstorage.dynamodb;

import org.jspecify.annotations.NullMarked;
