package dev.stator.keda.sampling;

/**
 * What became of the measurements of one trigger since it was first asked for.
 *
 * @param taken measurements that began
 * @param failed those that came to no result
 * @param stale calls that were told an older value
 * @param readUnits all that measuring consumed
 */
public record SampleStatistics(long taken, long failed, long stale, double readUnits) {}
