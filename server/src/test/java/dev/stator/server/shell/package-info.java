/** The shell over real sockets, with small front ends of its own. */
@NullMarked
package dev.stator.server.shell;

import org.jspecify.annotations.NullMarked;
