/**
 * KEDA's external scaler protocol over gRPC: calls are decoded to a workload and its trigger's
 * metadata, answered by {@link dev.stator.keda.Scaler}, and failures become status codes; a failure
 * is never answered as 0.
 */
@NullMarked
package dev.stator.server.keda;

import org.jspecify.annotations.NullMarked;
