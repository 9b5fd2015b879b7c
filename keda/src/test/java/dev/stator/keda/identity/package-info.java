/**
 * Tests of dev.stator.keda.identity over the real engine; KEDA's own tests are mirrored row by row.
 */
@NullMarked
package dev.stator.keda.identity;

import org.jspecify.annotations.NullMarked;
