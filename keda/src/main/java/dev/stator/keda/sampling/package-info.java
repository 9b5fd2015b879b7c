/**
 * One measurement for all who ask. {@link dev.stator.keda.sampling.Sampler} measures a trigger at
 * most once an interval, whoever asks; all who ask meanwhile wait for the same one, each for its
 * own deadline, and are told an older value only if the trigger says how old it may be.
 */
@NullMarked
package dev.stator.keda.sampling;

import org.jspecify.annotations.NullMarked;
