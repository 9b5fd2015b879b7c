/**
 * What KEDA and Kubernetes make of a metric: {@link dev.stator.keda.replicas.DesiredReplicas} for
 * one value, {@link dev.stator.keda.replicas.Simulation} for a course of values over time.
 */
@NullMarked
package dev.stator.keda.replicas;

import org.jspecify.annotations.NullMarked;
