package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.operation.KeySchemaElement;
import java.util.List;
import java.util.Objects;

/**
 * The rules for key schemas, whose members are known to be present and of known types.
 *
 * <p>Source: Amazon DynamoDB API Reference, "CreateTable"; texts as the service answers them.
 */
final class KeySchemaRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private KeySchemaRules() {}

  /**
   * @param hasIndexes whether other keys may need definitions too
   * @throws EngineError.Validation if the table's schema breaks a rule
   */
  static void checkTable(List<KeySchemaElement> keys, AttributeTypes types, boolean hasIndexes) {
    if (keys.size() > types.size()) {
      throw new EngineError.Validation(
          "Invalid KeySchema: Some index key attribute have no definition");
    }
    types.requireDefined(keys);
    checkOrder(keys);
    if (!hasIndexes && keys.size() != types.size()) {
      throw new EngineError.Validation(
          INVALID
              + "Number of attributes in KeySchema does not exactly match number of attributes "
              + "defined in AttributeDefinitions");
    }
  }

  /** A partition key first, then a sort key of another name if there is one. */
  static void checkOrder(List<KeySchemaElement> keys) {
    boolean hasSort = keys.size() == 2;
    if (hasSort && Objects.equals(keys.get(0).attributeName(), keys.get(1).attributeName())) {
      throw new EngineError.Validation(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (!"HASH".equals(keys.get(0).keyType())) {
      throw new EngineError.Validation(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (hasSort && !"RANGE".equals(keys.get(1).keyType())) {
      throw new EngineError.Validation(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
  }
}
