/**
 * difference and drops requests that are not needed for it. Each store runs the tests of {@link
 * ComparisonContract}.
 */
@NullMarked
package dev.stator.engine.comparison;

import org.jspecify.annotations.NullMarked;
