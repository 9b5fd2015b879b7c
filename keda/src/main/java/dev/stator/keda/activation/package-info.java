/**
 * Telling at once that a workload has become active. {@link
 * dev.stator.keda.activation.ActivityWatcher} follows the table's stream while the workload is
 * idle, lets {@code ChangeFilter} pass only changes that the trigger would find, counts just enough
 * to be sure, and corrects itself by the ordinary measurements; every {@link
 * dev.stator.keda.activation.ActivityWatch} is told.
 */
@NullMarked
package dev.stator.keda.activation;

import org.jspecify.annotations.NullMarked;
