/**
 * What a Dapr sidecar does, whatever protocol asks for it: state, transactions, queries, output
 * bindings, metadata.
 *
 * <p>{@link dev.stator.server.dapr.sidecar.Sidecar} holds what all protocols share; {@code
 * *Operations} take requests that are decoded already, call the library, and fail with a {@link
 * dev.stator.server.dapr.sidecar.DaprError}, which has Dapr's words, details, and the status for
 * each protocol. Knows neither HTTP nor Protocol Buffers.
 */
@NullMarked
package dev.stator.server.dapr.sidecar;

import org.jspecify.annotations.NullMarked;
