/**
 * Dapr's gRPC API for applications, {@code dapr.proto.runtime.v1.Dapr}, as far as state stores,
 * output bindings and metadata go: a program that speaks to a Dapr sidecar on port 50001 can speak
 * to this.
 *
 * <p>{@link dev.stator.server.dapr.runtime.DaprRuntime} is the service as a server takes it. A call
 * comes through {@code CallTrace}, is decoded by {@code StateRequests}, done by {@link
 * dev.stator.server.dapr.sidecar} and encoded by {@code StateAnswers}; every error becomes a {@code
 * RuntimeStatus} with Google's details. What Dapr knows beyond that answers UNIMPLEMENTED.
 */
@NullMarked
package dev.stator.server.dapr.runtime;

import org.jspecify.annotations.NullMarked;
