/** A server in a process of its own, and the cheapest client of it: what load programs share. */
@NullMarked
package dev.stator.bench.server;

import org.jspecify.annotations.NullMarked;
