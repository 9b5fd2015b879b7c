/**
 * KEDA's aws-dynamodb and aws-dynamodb-streams scalers, as a library.
 *
 * <p>A call of KEDA's goes into {@link dev.stator.keda.Scaler}: {@link
 * dev.stator.keda.TriggerDirectory} reads its trigger and finds the clients that it may use, {@link
 * dev.stator.keda.sampling} measures it at most once an interval by {@link
 * dev.stator.keda.counting}, and {@link dev.stator.keda.activation} tells at once when a workload
 * becomes active. {@link dev.stator.keda.manifest} reads the YAML, {@link dev.stator.keda.replicas}
 * tells what KEDA and the autoscaler make of the numbers.
 */
@NullMarked
package dev.stator.keda;

import org.jspecify.annotations.NullMarked;
