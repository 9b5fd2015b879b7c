/**
 * The figures that {@code /metrics} shows, in Prometheus's text form. {@link
 * dev.stator.server.shell.metrics.RequestMetrics} counts answered requests of all front ends;
 * {@link dev.stator.server.shell.metrics.EngineMetrics} and {@link
 * dev.stator.server.shell.metrics.ServerGauges} are asked when somebody looks. Labels come from
 * fixed vocabularies or are capped: no client can make the number of series grow without end.
 */
@NullMarked
package dev.stator.server.shell.metrics;

import org.jspecify.annotations.NullMarked;
