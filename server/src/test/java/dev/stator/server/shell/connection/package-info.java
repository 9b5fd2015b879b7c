/** Tests of how the bytes of connections are watched. */
@NullMarked
package dev.stator.server.shell.connection;

import org.jspecify.annotations.NullMarked;
