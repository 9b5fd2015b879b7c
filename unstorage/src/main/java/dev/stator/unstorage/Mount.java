package dev.stator.unstorage;

/**
 * A driver and where it is mounted.
 *
 * @param base empty for the root, else normalised with a {@code :} at its end
 */
public record Mount(String base, Driver driver) {}
