/**
 * GetMetrics at a fixed rate: {@link dev.stator.bench.scaler.GetMetricsLatency} asks the built
 * server in a process of its own, and tells beside its latencies those of gRPC's health call, how
 * late the box lets a thread wake up, and what the server itself measured.
 */
@NullMarked
package dev.stator.bench.scaler;

import org.jspecify.annotations.NullMarked;
