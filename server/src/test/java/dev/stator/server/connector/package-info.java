/** The connector over HTTP, on a real server over an engine in memory. */
@NullMarked
package dev.stator.server.connector;

import org.jspecify.annotations.NullMarked;
