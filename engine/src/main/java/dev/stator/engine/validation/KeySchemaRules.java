package dev.stator.engine.validation;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.KeyType;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.KeySchemaElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rules for a table's KeySchema with its AttributeDefinitions, whose members are known to be
 * present and of known types.
 *
 * <p>Source: Amazon DynamoDB API Reference, "CreateTable"; texts as the service answers them.
 */
final class KeySchemaRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private KeySchemaRules() {}

  /**
   * @throws EngineError.Validation if the schema breaks a rule
   */
  static KeySchema check(List<KeySchemaElement> keys, List<AttributeDefinition> definitions) {
    Map<String, KeyType> types = new LinkedHashMap<>();
    for (AttributeDefinition definition : definitions) {
      types.put(
          Objects.requireNonNull(definition.attributeName()),
          KeyType.valueOf(Objects.requireNonNull(definition.attributeType())));
    }
    checkDefined(keys, types);
    checkOrder(keys);
    if (keys.size() != types.size() || types.size() != definitions.size()) {
      throw new EngineError.Validation(
          INVALID
              + "Number of attributes in KeySchema does not exactly match number of attributes "
              + "defined in AttributeDefinitions");
    }
    return new KeySchema(
        key(keys.get(0), types), keys.size() == 1 ? null : key(keys.get(1), types));
  }

  private static void checkDefined(List<KeySchemaElement> keys, Map<String, KeyType> types) {
    if (keys.size() > types.size()) {
      throw new EngineError.Validation(
          "Invalid KeySchema: Some index key attribute have no definition");
    }
    List<String> names = keys.stream().map(KeySchemaElement::attributeName).toList();
    if (!types.keySet().containsAll(names)) {
      throw new EngineError.Validation(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
              + names
              + ", AttributeDefinitions: "
              + types.keySet());
    }
  }

  private static void checkOrder(List<KeySchemaElement> keys) {
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

  private static KeyAttribute key(KeySchemaElement element, Map<String, KeyType> types) {
    String name = Objects.requireNonNull(element.attributeName());
    return new KeyAttribute(name, Objects.requireNonNull(types.get(name)));
  }
}
