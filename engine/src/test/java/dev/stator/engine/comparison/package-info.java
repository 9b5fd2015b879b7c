/**
 * Compares the engine with the reference model: {@link RandomRequests} makes requests from a seed,
 * an engine ({@link EngineUnderComparison}) and the reference ({@link
 * dev.stator.engine.reference.ReferenceTables}) answer them, {@link Comparison} stops at the first
 * difference, {@link Shrinking} drops requests that are not needed for it. Each store runs {@link
 * ComparisonContract}. Requests and expressions are data ({@link Request}, {@link Expression}):
 * only for the engine they are written as text.
 */
@NullMarked
package dev.stator.engine.comparison;

import org.jspecify.annotations.NullMarked;
