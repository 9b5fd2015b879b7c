/**
 * Tests of dev.stator.keda.trigger over the real engine; KEDA's own tests are mirrored row by row.
 */
@NullMarked
package dev.stator.keda.trigger;

import org.jspecify.annotations.NullMarked;
