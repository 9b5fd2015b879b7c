/**
 * Tests of dev.stator.keda.replicas over the real engine; KEDA's own tests are mirrored row by row.
 */
@NullMarked
package dev.stator.keda.replicas;

import org.jspecify.annotations.NullMarked;
