/**
 * The driver that keeps its items in a DynamoDB table, in the layout of unstorage's aws-dynamodb
 * driver: {@link dev.stator.unstorage.dynamodb.ItemLayout} reads and writes the items, {@link
 * dev.stator.unstorage.dynamodb.DynamoDbDriver} makes the calls.
 */
@NullMarked
package dev.stator.unstorage.dynamodb;

import org.jspecify.annotations.NullMarked;
