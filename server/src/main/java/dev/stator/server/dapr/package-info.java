/**
 * Dapr's HTTP API for applications, as far as state stores and output bindings go: a program that
 * speaks to a Dapr sidecar on port 3500 can speak to this.
 *
 * <p>{@link dev.stator.server.dapr.DaprFrontEnd} checks the token, {@code DaprRoutes} finds the
 * operation by method and path, {@code *Api} decode the request, have it done by {@link
 * dev.stator.server.dapr.sidecar} and encode the result; every error becomes an {@code ErrorBody},
 * in one of Dapr's two shapes. The same over gRPC is {@link dev.stator.server.dapr.runtime}.
 */
@NullMarked
package dev.stator.server.dapr;

import org.jspecify.annotations.NullMarked;
