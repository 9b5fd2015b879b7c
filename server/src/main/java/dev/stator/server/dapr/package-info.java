/**
 * Dapr's HTTP API for applications, as far as state stores and output bindings go: a program that
 * speaks to a Dapr sidecar on port 3500 can speak to this.
 *
 * <p>{@link dev.stator.server.dapr.DaprFrontEnd} checks the token, {@code DaprRoutes} finds the
 * operation by method and path, {@code *Operations} decode the request, call the library and encode
 * its answer; every error becomes a {@code DaprError}, in one of Dapr's two body shapes.
 */
@NullMarked
package dev.stator.server.dapr;

import org.jspecify.annotations.NullMarked;
