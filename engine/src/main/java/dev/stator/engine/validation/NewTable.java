package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.KeySchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CreateTable request that broke no rule. */
public record NewTable(
    String name,
    KeySchema keySchema,
    BillingMode billingMode,
    long readCapacityUnits,
    long writeCapacityUnits,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    Map<String, String> tags) {}
