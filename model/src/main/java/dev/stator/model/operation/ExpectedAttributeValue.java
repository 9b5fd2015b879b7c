package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a legacy Expected asks of one attribute: either {@code value} and {@code exists}, or an
 * operator and its arguments.
 *
 * <p>Source: Amazon DynamoDB API Reference, "ExpectedAttributeValue".
 *
 * @param exists false for an attribute that must not be there
 */
public record ExpectedAttributeValue(
    @Nullable AttributeValue value,
    @Nullable Boolean exists,
    @Nullable String comparisonOperator,
    @Nullable List<AttributeValue> attributeValueList) {}
