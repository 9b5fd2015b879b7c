/** Delivery of events to a real HTTP server. */
@NullMarked
package dev.stator.server.dapr.app;

import org.jspecify.annotations.NullMarked;
