package dev.stator.engine.read;

import dev.stator.engine.store.Direction;
import dev.stator.engine.store.KeyRange;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.Projection;
import org.jspecify.annotations.Nullable;

/**
 * A page of items to be read.
 *
 * @param target what is read
 * @param rows what its rows hold
 * @param range the keys that are left to read
 * @param limit items to evaluate at most; null for no limit but the page's size
 * @param filter which of the evaluated items are in the page; null for all
 * @param projection which attributes are told; null for all
 * @param countOnly whether only the number of items is asked for
 */
record PagePlan(
    ReadTarget target,
    Rows rows,
    KeyRange range,
    Direction direction,
    @Nullable Integer limit,
    @Nullable Condition filter,
    @Nullable Projection projection,
    boolean countOnly) {}
