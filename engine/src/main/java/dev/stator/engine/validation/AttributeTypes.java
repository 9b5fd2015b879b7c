package dev.stator.engine.validation;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.KeyType;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.KeySchemaElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The types that AttributeDefinitions give to the attributes of keys. Its members are known to be
 * present and of known types.
 */
final class AttributeTypes {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final Map<String, KeyType> types;

  private AttributeTypes(Map<String, KeyType> types) {
    this.types = types;
  }

  /**
   * @throws EngineError.Validation if an attribute is defined twice
   */
  static AttributeTypes of(List<AttributeDefinition> definitions) {
    Map<String, KeyType> types = new LinkedHashMap<>();
    for (AttributeDefinition definition : definitions) {
      String name = Objects.requireNonNull(definition.attributeName());
      KeyType type = KeyType.valueOf(Objects.requireNonNull(definition.attributeType()));
      if (types.put(name, type) != null) {
        throw new EngineError.Validation("Attribute Name is duplicated: " + name);
      }
    }
    return new AttributeTypes(types);
  }

  /** With the types that {@code known} attributes have already, whatever is defined here. */
  AttributeTypes overriddenBy(Map<String, KeyType> known) {
    Map<String, KeyType> merged = new LinkedHashMap<>(types);
    merged.replaceAll((name, type) -> known.getOrDefault(name, type));
    return new AttributeTypes(merged);
  }

  int size() {
    return types.size();
  }

  boolean define(Collection<String> names) {
    return types.keySet().containsAll(names);
  }

  static List<String> names(List<KeySchemaElement> keys) {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(Objects.requireNonNull(key.attributeName())));
    return names;
  }

  /**
   * @throws EngineError.Validation if an attribute of {@code keys} is not defined
   */
  void requireDefined(List<KeySchemaElement> keys) {
    if (!define(names(keys))) {
      throw new EngineError.Validation(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
              + names(keys)
              + ", AttributeDefinitions: "
              + types.keySet());
    }
  }

  /**
   * @throws EngineError.Validation if one is defined that is in none of {@code used}
   */
  void requireAllUsed(Set<String> used) {
    if (!used.containsAll(types.keySet())) {
      throw new EngineError.Validation(
          INVALID
              + "Some AttributeDefinitions are not used. AttributeDefinitions: "
              + types.keySet()
              + ", keys used: "
              + used);
    }
  }

  /** The schema of {@code keys}, all of which are defined and in order. */
  KeySchema schema(List<KeySchemaElement> keys) {
    return new KeySchema(key(keys.get(0)), keys.size() == 1 ? null : key(keys.get(1)));
  }

  private KeyAttribute key(KeySchemaElement element) {
    String name = Objects.requireNonNull(element.attributeName());
    return new KeyAttribute(name, Objects.requireNonNull(types.get(name)));
  }
}
