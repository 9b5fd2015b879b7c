package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.StreamViewType;
import org.jspecify.annotations.Nullable;

/**
 * A CreateTable request that broke no rule.
 *
 * @param stream what its stream shows; null if it gets none
 */
public record NewTable(
    String name,
    KeySchema keySchema,
    BillingMode billingMode,
    long readCapacityUnits,
    long writeCapacityUnits,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable StreamViewType stream) {}
