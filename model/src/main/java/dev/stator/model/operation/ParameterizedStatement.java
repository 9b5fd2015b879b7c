package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an ExecuteTransaction.
 *
 * @param parameters for each {@code ?} of the statement, in order
 */
public record ParameterizedStatement(
    @Nullable String statement,
    @Nullable List<AttributeValue> parameters,
    @Nullable String returnValuesOnConditionCheckFailure) {}
