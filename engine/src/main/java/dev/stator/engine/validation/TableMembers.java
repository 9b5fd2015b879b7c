package dev.stator.engine.validation;

import dev.stator.model.Limits;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints on members that requests about tables have in common.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Data Types"; texts as the service answers them.
 */
final class TableMembers {
  private static final List<String> BILLING_MODES = List.of("PROVISIONED", "PAY_PER_REQUEST");
  private static final List<String> TABLE_CLASSES =
      List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");
  private static final List<String> ATTRIBUTE_TYPES = List.of("B", "N", "S");
  private static final List<String> KEY_TYPES = List.of("HASH", "RANGE");
  private static final List<String> PROJECTIONS = List.of("ALL", "INCLUDE", "KEYS_ONLY");
  private static final int KEY_ATTRIBUTES_MAX = 2;

  private TableMembers() {}

  static void checkModes(
      Constraints constraints, @Nullable String billingMode, @Nullable String tableClass) {
    constraints.oneOf("billingMode", billingMode, BILLING_MODES);
    constraints.oneOf("tableClass", tableClass, TABLE_CLASSES);
  }

  /**
   * @param path such as {@code provisionedThroughput}
   */
  static void checkThroughput(
      Constraints constraints, String path, @Nullable ProvisionedThroughput throughput) {
    if (throughput != null) {
      checkUnits(constraints, path + ".writeCapacityUnits", throughput.writeCapacityUnits());
      checkUnits(constraints, path + ".readCapacityUnits", throughput.readCapacityUnits());
    }
  }

  private static void checkUnits(Constraints constraints, String path, @Nullable Long units) {
    constraints.required(path, units).atLeast(path, units, 1);
  }

  /**
   * @param path such as {@code keySchema}
   */
  static void checkKeys(
      Constraints constraints, String path, @Nullable List<KeySchemaElement> keys) {
    constraints.required(path, keys);
    if (keys == null) {
      return;
    }
    constraints.size(path, shown(keys), 1, KEY_ATTRIBUTES_MAX);
    int position = 0;
    for (KeySchemaElement key : keys) {
      String member = path + "." + ++position + ".member.";
      checkAttributeName(constraints, member, key.attributeName());
      constraints.required(member + "keyType", key.keyType());
      constraints.oneOf(member + "keyType", key.keyType(), KEY_TYPES);
    }
  }

  static void checkDefinitions(
      Constraints constraints, @Nullable List<AttributeDefinition> definitions) {
    if (definitions == null) {
      return;
    }
    int position = 0;
    for (AttributeDefinition definition : definitions) {
      String path = "attributeDefinitions." + ++position + ".member.";
      checkAttributeName(constraints, path, definition.attributeName());
      constraints.required(path + "attributeType", definition.attributeType());
      constraints.oneOf(path + "attributeType", definition.attributeType(), ATTRIBUTE_TYPES);
    }
  }

  private static void checkAttributeName(
      Constraints constraints, String path, @Nullable String name) {
    constraints
        .required(path + "attributeName", name)
        .length(path + "attributeName", name, 1, Limits.KEY_ATTRIBUTE_NAME_LENGTH_MAX);
  }

  /**
   * @param path with a dot at its end, such as {@code globalSecondaryIndexes.1.member.}
   */
  static void checkIndex(
      Constraints constraints,
      String path,
      @Nullable List<KeySchemaElement> keys,
      @Nullable IndexProjection projection,
      @Nullable String name) {
    checkKeys(constraints, path + "keySchema", keys);
    constraints.required(path + "projection", projection);
    if (projection != null) {
      checkProjection(constraints, path + "projection.", projection);
    }
    checkIndexName(constraints, path + "indexName", name);
  }

  static void checkIndexName(Constraints constraints, String path, @Nullable String name) {
    constraints.required(path, name);
    TableNames.checkOptional(constraints, path, name);
  }

  private static void checkProjection(
      Constraints constraints, String path, IndexProjection projection) {
    constraints.oneOf(path + "projectionType", projection.projectionType(), PROJECTIONS);
    List<String> names = projection.nonKeyAttributes();
    String member = path + "nonKeyAttributes";
    constraints.size(member, names, 1, Limits.INDEX_PROJECTED_ATTRIBUTES_MAX);
    if (names != null && !names.stream().allMatch(TableMembers::isProjectable)) {
      constraints.fail(
          member,
          names,
          "satisfy constraint: [Member must have length less than or equal to "
              + Limits.KEY_ATTRIBUTE_NAME_LENGTH_MAX
              + ", Member must have length greater than or equal to 1]");
    }
  }

  private static boolean isProjectable(@Nullable String name) {
    return name != null && !name.isEmpty() && name.length() <= Limits.KEY_ATTRIBUTE_NAME_LENGTH_MAX;
  }

  /** The key schema as the service shows it in a message. */
  private static List<String> shown(List<KeySchemaElement> keys) {
    return keys.stream()
        .map(
            key ->
                "KeySchemaElement(attributeName="
                    + key.attributeName()
                    + ", keyType="
                    + key.keyType()
                    + ")")
        .toList();
  }
}
