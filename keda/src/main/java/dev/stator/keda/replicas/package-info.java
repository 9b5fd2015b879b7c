/**
 * What KEDA and Kubernetes make of a metric: {@link dev.stator.keda.replicas.DesiredReplicas} for
 * one value, {@link dev.stator.keda.replicas.Simulation} for a course of values over time, second
 * by second, with {@code Autoscaler} in the part of Kubernetes.
 */
@NullMarked
package dev.stator.keda.replicas;

import org.jspecify.annotations.NullMarked;
