/**
 * Where an action goes and what it may do there. {@link dev.stator.connector.connection.Connection}
 * gives the clients of one configured database, its {@link dev.stator.connector.connection.Policy}
 * is asked before each request is sent, by what {@link
 * dev.stator.connector.connection.RequestScope} tells about the request.
 */
@NullMarked
package dev.stator.connector.connection;

import org.jspecify.annotations.NullMarked;
