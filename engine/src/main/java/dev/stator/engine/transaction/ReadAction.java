package dev.stator.engine.transaction;

import dev.stator.model.Item;
import dev.stator.model.expression.Projection;
import org.jspecify.annotations.Nullable;

/**
 * One read of a transaction.
 *
 * @param projection null for the whole item
 */
public record ReadAction(String tableName, Item key, @Nullable Projection projection) {}
