package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.model.EngineError;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.ProvisionedThroughput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for CreateTable, in the order in which the service applies them.
 *
 * <p>Source: Amazon DynamoDB API Reference, "CreateTable"; texts as the service answers them.
 */
public final class CreateTableRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private CreateTableRules() {}

  /**
   * @param tableName the request's, or the name in the ARN that it has instead
   * @throws EngineError.Validation if the request breaks a rule
   */
  public static NewTable check(CreateTable request, @Nullable String tableName) {
    String name = TableNames.ofNewTable(tableName);
    checkMembers(request);
    BillingMode billingMode =
        request.billingMode() == null
            ? BillingMode.PROVISIONED
            : BillingMode.valueOf(request.billingMode());
    ProvisionedThroughput throughput = request.provisionedThroughput();
    checkThroughput(billingMode, throughput);
    List<KeySchemaElement> keys = orEmpty(request.keySchema());
    boolean hasIndexes =
        request.globalSecondaryIndexes() != null || request.localSecondaryIndexes() != null;
    AttributeTypes types = AttributeTypes.of(orEmpty(request.attributeDefinitions()));
    KeySchemaRules.checkTable(keys, types, hasIndexes);
    return new NewTable(
        name,
        types.schema(keys),
        billingMode,
        ThroughputRules.of(throughput),
        Boolean.TRUE.equals(request.deletionProtectionEnabled()),
        request.tableClass(),
        StreamRules.ofNewTable(request.streamSpecification()),
        TagRules.ofNewTable(request.tags()),
        hasIndexes ? new NewTableIndexes(request, types, billingMode).check() : List.of());
  }

  private static void checkMembers(CreateTable request) {
    Constraints constraints = new Constraints();
    constraints.required("attributeDefinitions", request.attributeDefinitions());
    TableMembers.checkModes(constraints, request.billingMode(), request.tableClass());
    TableMembers.checkThroughput(
        constraints, "provisionedThroughput", request.provisionedThroughput());
    TableMembers.checkKeys(constraints, "keySchema", request.keySchema());
    int position = 0;
    for (LocalSecondaryIndex index : orEmpty(request.localSecondaryIndexes())) {
      String path = "localSecondaryIndexes." + ++position + ".member.";
      TableMembers.checkIndex(
          constraints, path, index.keySchema(), index.projection(), index.indexName());
    }
    position = 0;
    for (GlobalSecondaryIndex index : orEmpty(request.globalSecondaryIndexes())) {
      String path = "globalSecondaryIndexes." + ++position + ".member.";
      TableMembers.checkIndex(
          constraints, path, index.keySchema(), index.projection(), index.indexName());
      TableMembers.checkThroughput(
          constraints, path + "provisionedThroughput", index.provisionedThroughput());
    }
    TableMembers.checkDefinitions(constraints, request.attributeDefinitions());
    StreamRules.checkMembers(constraints, request.streamSpecification());
    TagRules.checkTags(constraints, request.tags());
    constraints.check();
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
    ThroughputRules.checkBounds(throughput);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
