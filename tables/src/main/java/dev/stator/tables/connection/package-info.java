/**
 * Where the database is and who asks: {@link dev.stator.tables.connection.ConnectionSettings} in, a
 * shared {@code DynamoDbClient} out of {@link dev.stator.tables.connection.AwsClients}.
 */
@NullMarked
package dev.stator.tables.connection;

import org.jspecify.annotations.NullMarked;
