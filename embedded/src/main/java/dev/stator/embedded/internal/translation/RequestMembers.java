package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.value.ValueReader;
import dev.stator.model.Item;
import dev.stator.model.operation.Substitutions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Members that several requests have. The SDK gives an empty map for one that was not set, so each
 * comes with its {@code hasXxx()}.
 */
final class RequestMembers {
  private RequestMembers() {}

  static @Nullable Item item(boolean present, Map<String, AttributeValue> item) {
    return present ? ValueReader.item(item) : null;
  }

  static Substitutions substitutions(
      boolean hasNames,
      Map<String, String> names,
      boolean hasValues,
      Map<String, AttributeValue> values) {
    if (!hasNames && !hasValues) {
      return Substitutions.NONE;
    }
    return new Substitutions(
        hasNames ? names : null, hasValues ? ValueReader.substitutions(values) : null);
  }
}
