package dev.stator.connector.explain;

import dev.stator.connector.action.TableKey;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.expression.KeyCondition;
import dev.stator.model.expression.KeyNames;
import dev.stator.model.expression.Placeholders;
import dev.stator.model.operation.Substitutions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Whether a query is on the key, which the service demands. */
final class KeyRefusal {
  private KeyRefusal() {}

  /**
   * @param key of the table or the index that is queried
   * @return null if it is
   */
  static @Nullable String of(QueryRequest query, TableKey key) {
    String condition = query.keyConditionExpression();
    String hash = key.hash().name();
    if (condition == null) {
      return "a query needs an equality on the hash key '"
          + hash
          + "', and no key condition is given";
    }
    TableKey.Part range = key.range();
    try {
      Placeholders placeholders =
          new Placeholders(
              new Substitutions(
                  query.hasExpressionAttributeNames() ? query.expressionAttributeNames() : null,
                  query.hasExpressionAttributeValues() ? values(query) : null));
      KeyCondition.parse(
          condition, placeholders, new KeyNames(hash, range == null ? null : range.name()));
      return null;
    } catch (EngineError refused) {
      return refused.getMessage()
          + "; the key is '"
          + hash
          + "'"
          + (range == null ? "" : " and '" + range.name() + "'");
    }
  }

  /** Of the types that keys have; that others do not fit is for the service to say. */
  private static Map<String, AttributeValue> values(QueryRequest query) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    query
        .expressionAttributeValues()
        .forEach(
            (name, value) ->
                values.put(
                    name,
                    switch (value.type()) {
                      case S -> AttributeValue.s(value.s());
                      case N -> AttributeValue.n(value.n());
                      case B -> AttributeValue.b(value.b().asByteArray());
                      default -> AttributeValue.Null.INSTANCE;
                    }));
    return values;
  }
}
