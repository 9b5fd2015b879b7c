/** Tools by the protocol's own client. */
@NullMarked
package dev.stator.server.mcp;

import org.jspecify.annotations.NullMarked;
