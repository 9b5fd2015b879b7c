package dev.stator.model.operation;

/**
 * The newest stream of a table, as the table's description tells it.
 *
 * @param enabled false while a stream that was switched off can still be read
 */
public record LatestStream(
    String streamArn, String streamLabel, boolean enabled, String streamViewType) {}
