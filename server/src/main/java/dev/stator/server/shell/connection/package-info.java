/**
 * The guard between the network and the HTTP library, for what the library cannot refuse itself: it
 * waits for ever for slow clients, stops accepting when it has too many, takes the bytes after a
 * chunk unread, and ends idle connections by interrupting whatever their thread does just then. A
 * {@link dev.stator.server.shell.connection.Connections} knows every connection of a server; each
 * is a {@link dev.stator.server.shell.connection.WatchedConnection}, whose bytes go through a
 * {@code GuardedReader} to the library.
 */
@NullMarked
package dev.stator.server.shell.connection;

import org.jspecify.annotations.NullMarked;
