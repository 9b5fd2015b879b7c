/**
 * Measuring: a trigger and a client in, a {@link dev.stator.keda.counting.Measurement} out. {@link
 * dev.stator.keda.counting.ItemMeasurement} reads every page of every partition or segment and
 * gathers them in a {@code Tally}; {@link dev.stator.keda.counting.StreamMeasurement} looks at a
 * stream's shards or its reader's checkpoint. A failure is an exception, never 0.
 */
@NullMarked
package dev.stator.keda.counting;

import org.jspecify.annotations.NullMarked;
