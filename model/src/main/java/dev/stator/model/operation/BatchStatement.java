package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a BatchExecuteStatement.
 *
 * @param parameters for each {@code ?} of the statement, in order
 */
public record BatchStatement(
    @Nullable String statement,
    @Nullable List<AttributeValue> parameters,
    @Nullable Boolean consistentRead,
    @Nullable String returnValuesOnConditionCheckFailure) {}
