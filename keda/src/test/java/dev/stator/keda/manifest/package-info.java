/**
 * Tests of dev.stator.keda.manifest over the real engine; KEDA's own tests are mirrored row by row.
 */
@NullMarked
package dev.stator.keda.manifest;

import org.jspecify.annotations.NullMarked;
