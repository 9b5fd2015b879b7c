package dev.stator.server.shell.connection;

/**
 * The HTTP connections of a server.
 *
 * @param open at the moment
 * @param overdue ended because their clients took too long, idle ones included
 * @param displaced ended to make room for others
 * @param refused not taken, as nobody waited who could have made room
 */
public record ConnectionCounts(int open, long overdue, long displaced, long refused) {}
