package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for CreateTable, in the order in which the service applies them.
 *
 * <p>Source: Amazon DynamoDB API Reference, "CreateTable"; texts as the service answers them.
 */
public final class CreateTableRules {
  private static final List<String> BILLING_MODES = List.of("PROVISIONED", "PAY_PER_REQUEST");
  private static final List<String> TABLE_CLASSES =
      List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");
  private static final List<String> ATTRIBUTE_TYPES = List.of("B", "N", "S");
  private static final List<String> KEY_TYPES = List.of("HASH", "RANGE");
  private static final int KEY_ATTRIBUTES_MAX = 2;
  private static final long CAPACITY_UNITS_MAX = 1_000_000_000_000L;
  private static final String INVALID = "One or more parameter values were invalid: ";

  private CreateTableRules() {}

  /**
   * @throws EngineError.Validation if the request breaks a rule
   */
  public static NewTable check(CreateTable request) {
    String name = TableNames.ofNewTable(request.tableName());
    checkMembers(request);
    BillingMode billingMode =
        request.billingMode() == null
            ? BillingMode.PROVISIONED
            : BillingMode.valueOf(request.billingMode());
    ProvisionedThroughput throughput = request.provisionedThroughput();
    checkThroughput(billingMode, throughput);
    return new NewTable(
        name,
        KeySchemaRules.check(orEmpty(request.keySchema()), orEmpty(request.attributeDefinitions())),
        billingMode,
        units(throughput == null ? null : throughput.readCapacityUnits()),
        units(throughput == null ? null : throughput.writeCapacityUnits()),
        Boolean.TRUE.equals(request.deletionProtectionEnabled()),
        request.tableClass(),
        StreamRules.ofNewTable(request.streamSpecification()));
  }

  private static void checkMembers(CreateTable request) {
    Constraints constraints = new Constraints();
    constraints.required("attributeDefinitions", request.attributeDefinitions());
    constraints.oneOf("billingMode", request.billingMode(), BILLING_MODES);
    constraints.oneOf("tableClass", request.tableClass(), TABLE_CLASSES);
    ProvisionedThroughput throughput = request.provisionedThroughput();
    if (throughput != null) {
      checkUnits(constraints, "writeCapacityUnits", throughput.writeCapacityUnits());
      checkUnits(constraints, "readCapacityUnits", throughput.readCapacityUnits());
    }
    constraints.required("keySchema", request.keySchema());
    constraints.size("keySchema", shown(request.keySchema()), 1, KEY_ATTRIBUTES_MAX);
    checkKeys(constraints, orEmpty(request.keySchema()));
    checkDefinitions(constraints, orEmpty(request.attributeDefinitions()));
    StreamRules.checkMembers(constraints, request.streamSpecification());
    constraints.check();
  }

  private static void checkUnits(Constraints constraints, String member, @Nullable Long units) {
    String path = "provisionedThroughput." + member;
    constraints.required(path, units).atLeast(path, units, 1);
  }

  private static void checkKeys(Constraints constraints, List<KeySchemaElement> keys) {
    int position = 0;
    for (KeySchemaElement key : keys) {
      String path = "keySchema." + ++position + ".member.";
      checkAttributeName(constraints, path, key.attributeName());
      constraints.required(path + "keyType", key.keyType());
      constraints.oneOf(path + "keyType", key.keyType(), KEY_TYPES);
    }
  }

  private static void checkDefinitions(
      Constraints constraints, List<AttributeDefinition> definitions) {
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
        .length(path + "attributeName", name, 1, Limits.KEY_ATTRIBUTE_NAME_BYTES_MAX);
  }

  private static void checkThroughput(
      BillingMode billingMode, @Nullable ProvisionedThroughput throughput) {
    if (billingMode == BillingMode.PAY_PER_REQUEST && throughput != null) {
      throw new EngineError.Validation(
          INVALID
              + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
              + "BillingMode is PAY_PER_REQUEST");
    }
    if (billingMode == BillingMode.PROVISIONED && throughput == null) {
      throw new EngineError.Validation(
          INVALID
              + "ReadCapacityUnits and WriteCapacityUnits must both be specified when "
              + "BillingMode is PROVISIONED");
    }
    if (throughput != null) {
      checkBound("ReadCapacityUnits", units(throughput.readCapacityUnits()));
      checkBound("WriteCapacityUnits", units(throughput.writeCapacityUnits()));
    }
  }

  private static void checkBound(String member, long units) {
    if (units > CAPACITY_UNITS_MAX) {
      throw new EngineError.Validation(
          "Given value " + units + " for " + member + " is out of bounds");
    }
  }

  private static long units(@Nullable Long units) {
    return units == null ? 0 : units;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** The key schema as the service shows it in a message. */
  private static @Nullable List<String> shown(@Nullable List<KeySchemaElement> keys) {
    return keys == null
        ? null
        : keys.stream()
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
