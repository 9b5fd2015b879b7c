package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ExpressionAttributeNames and ExpressionAttributeValues of one request.
 *
 * @param names {@code #placeholder} to attribute name, as sent; null when the member was absent
 * @param values {@code :placeholder} to value, as sent; null when the member was absent
 */
public record Substitutions(
    @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
  public static final Substitutions NONE = new Substitutions(null, null);
}
