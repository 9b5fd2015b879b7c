package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.engine.catalog.Throughput;
import java.util.List;
import java.util.Map;
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
    Throughput throughput,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable StreamViewType stream,
    Map<String, String> tags,
    List<NewIndex> indexes) {}
