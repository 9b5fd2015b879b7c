/**
 * Triggers: a trigger's metadata in, a checked {@link dev.stator.keda.trigger.Trigger} out. {@link
 * dev.stator.keda.trigger.TriggerParser} reads KEDA's fields in KEDA's words, and Stator's own
 * beside them; every problem is told at once.
 */
@NullMarked
package dev.stator.keda.trigger;

import org.jspecify.annotations.NullMarked;
