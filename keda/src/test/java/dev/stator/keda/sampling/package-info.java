/**
 * Tests of dev.stator.keda.sampling over the real engine; KEDA's own tests are mirrored row by row.
 */
@NullMarked
package dev.stator.keda.sampling;

import org.jspecify.annotations.NullMarked;
