package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a legacy KeyConditions, QueryFilter or ScanFilter asks of one attribute.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Condition".
 *
 * @param comparisonOperator {@code EQ}, {@code NE}, {@code IN}, ...
 */
public record AttributeCondition(
    @Nullable String comparisonOperator, @Nullable List<AttributeValue> attributeValueList) {}
