/** Triggers as KEDA's own tests have them, and counts over a real engine. */
@NullMarked
package dev.stator.keda;

import org.jspecify.annotations.NullMarked;
