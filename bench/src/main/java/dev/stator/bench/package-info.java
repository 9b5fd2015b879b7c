/**
 * Benchmarks, run by {@code bench/run}: each pairs what Stator does with the floor below it in one
 * run, so that ratios hold on a noisy machine.
 */
@NullMarked
package dev.stator.bench;

import org.jspecify.annotations.NullMarked;
