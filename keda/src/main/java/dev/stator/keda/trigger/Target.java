package dev.stator.keda.trigger;

/**
 * How much is one replica's work.
 *
 * @param value for each replica, at least 1
 * @param activation the workload is active while there is more than this
 */
public record Target(long value, long activation) {}
