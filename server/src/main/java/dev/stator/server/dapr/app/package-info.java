/**
 * From the tables to the application: {@link dev.stator.server.dapr.app.EventDelivery} takes the
 * events of an input binding, one after the other, and hands them to an {@link
 * dev.stator.server.dapr.app.AppChannel}, which is the application's own server, of HTTP or gRPC.
 * What the application does not take comes again, and is parked in the end.
 */
@NullMarked
package dev.stator.server.dapr.app;

import org.jspecify.annotations.NullMarked;
