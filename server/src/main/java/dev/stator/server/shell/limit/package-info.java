/**
 * How much a server takes on at once. {@link dev.stator.server.shell.limit.ServerLimits} are the
 * bounds; {@link dev.stator.server.shell.limit.InFlight} counts requests and bytes against them,
 * for all listeners of a server together, HTTP and gRPC. What does not fit is refused at once:
 * nothing queues.
 */
@NullMarked
package dev.stator.server.shell.limit;

import org.jspecify.annotations.NullMarked;
