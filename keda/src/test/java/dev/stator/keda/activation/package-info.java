/**
 * Tests of dev.stator.keda.activation over the real engine; KEDA's own tests are mirrored row by
 * row.
 */
@NullMarked
package dev.stator.keda.activation;

import org.jspecify.annotations.NullMarked;
