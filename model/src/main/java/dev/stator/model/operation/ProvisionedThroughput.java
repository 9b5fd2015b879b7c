package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** Read and write capacity units a second of a table. */
public record ProvisionedThroughput(
    @Nullable Long readCapacityUnits, @Nullable Long writeCapacityUnits) {}
