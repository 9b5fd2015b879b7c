package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.Throughput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CreateTable request that broke no rule. */
public record NewTable(
    String name,
    KeySchema keySchema,
    BillingMode billingMode,
    Throughput throughput,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    List<NewIndex> indexes) {}
