package dev.stator.keda.sampling;

import dev.stator.keda.counting.Measurement;
import java.time.Instant;

/**
 * What a call is told.
 *
 * @param takenAt when measuring began: what was written before is in it
 * @param stale whether a newer measurement failed or is late, and this older one stands in
 */
public record Sample(Measurement measurement, Instant takenAt, boolean stale) {}
