/**
 * Tests of dev.stator.keda.counting over the real engine; KEDA's own tests are mirrored row by row.
 */
@NullMarked
package dev.stator.keda.counting;

import org.jspecify.annotations.NullMarked;
