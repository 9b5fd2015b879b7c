package dev.stator.engine.validation;

import dev.stator.engine.catalog.BillingMode;
import dev.stator.engine.catalog.IndexKind;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.ProvisionedThroughput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secondary indexes of a CreateTable request, whose members are known to be present and of
 * known values; the rules in the order in which the service applies them.
 *
 * <p>Source: Amazon DynamoDB API Reference, "CreateTable"; texts as the service answers them.
 */
final class NewTableIndexes {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final List<KeySchemaElement> tableKeys;
  private final @Nullable List<LocalSecondaryIndex> local;
  private final @Nullable List<GlobalSecondaryIndex> global;
  private final AttributeTypes types;
  private final BillingMode billingMode;

  NewTableIndexes(CreateTable request, AttributeTypes types, BillingMode billingMode) {
    this.tableKeys = Objects.requireNonNull(request.keySchema());
    this.local = request.localSecondaryIndexes();
    this.global = request.globalSecondaryIndexes();
    this.types = types;
    this.billingMode = billingMode;
  }

  /**
   * @throws EngineError.Validation if an index breaks a rule
   */
  List<NewIndex> check() {
    requireNotEmpty(local, "LocalSecondaryIndexes");
    requireNotEmpty(global, "GlobalSecondaryIndexes");
    checkDefinitions();
    if (local != null && tableKeys.size() != 2) {
      throw new EngineError.Validation(
          INVALID
              + "Table KeySchema does not have a range key, which is required when specifying a "
              + "LocalSecondaryIndex");
    }
    List<NewIndex> indexes = new ArrayList<>();
    for (LocalSecondaryIndex index : orEmpty(local)) {
      List<KeySchemaElement> keys = keys(index.keySchema());
      KeySchemaRules.checkOrder(keys);
      IndexRules.checkLocalKeys(index, tableKeys);
      indexes.add(index(index.indexName(), IndexKind.LOCAL, keys, index.projection(), null));
    }
    for (GlobalSecondaryIndex index : orEmpty(global)) {
      List<KeySchemaElement> keys = keys(index.keySchema());
      KeySchemaRules.checkOrder(keys);
      ProvisionedThroughput throughput = index.provisionedThroughput();
      NewIndex checked =
          index(index.indexName(), IndexKind.GLOBAL, keys, index.projection(), throughput);
      checkThroughput(checked.name(), throughput);
      indexes.add(checked);
    }
    IndexRules.checkNames(indexes.stream().map(NewIndex::name).toList());
    checkCounts(indexes);
    return indexes;
  }

  private static void requireNotEmpty(@Nullable List<?> list, String member) {
    if (list != null && list.isEmpty()) {
      throw new EngineError.Validation(INVALID + "List of " + member + " is empty");
    }
  }

  /** Comes before the other rules for indexes. */
  private void checkDefinitions() {
    Set<String> used = new LinkedHashSet<>(AttributeTypes.names(tableKeys));
    for (LocalSecondaryIndex index : orEmpty(local)) {
      types.requireDefined(keys(index.keySchema()));
      used.addAll(AttributeTypes.names(keys(index.keySchema())));
    }
    for (GlobalSecondaryIndex index : orEmpty(global)) {
      types.requireDefined(keys(index.keySchema()));
      used.addAll(AttributeTypes.names(keys(index.keySchema())));
    }
    types.requireAllUsed(used);
  }

  private NewIndex index(
      @Nullable String name,
      IndexKind kind,
      List<KeySchemaElement> keys,
      @Nullable IndexProjection projection,
      @Nullable ProvisionedThroughput throughput) {
    return new NewIndex(
        Objects.requireNonNull(name),
        kind,
        types.schema(keys),
        IndexRules.checkProjection(Objects.requireNonNull(projection)),
        IndexRules.included(projection),
        ThroughputRules.of(throughput));
  }

  private void checkThroughput(String index, @Nullable ProvisionedThroughput throughput) {
    if (billingMode == BillingMode.PAY_PER_REQUEST && throughput != null) {
      throw new EngineError.Validation(
          INVALID
              + "ProvisionedThroughput should not be specified for index: "
              + index
              + " when BillingMode is PAY_PER_REQUEST");
    }
    if (billingMode == BillingMode.PROVISIONED && throughput == null) {
      throw new EngineError.Validation(
          INVALID + "ProvisionedThroughput is not specified for index: " + index);
    }
    ThroughputRules.checkIndexBounds(throughput, index);
  }

  private void checkCounts(List<NewIndex> indexes) {
    if (orEmpty(local).size() > Limits.LOCAL_INDEXES_MAX) {
      throw new EngineError.Validation(
          INVALID
              + "Number of LocalSecondaryIndexes exceeds per-table limit of "
              + Limits.LOCAL_INDEXES_MAX);
    }
    if (orEmpty(global).size() > Limits.GLOBAL_INDEXES_MAX) {
      throw new EngineError.Validation(
          INVALID
              + "GlobalSecondaryIndex count exceeds the per-table limit of "
              + Limits.GLOBAL_INDEXES_MAX);
    }
    IndexRules.checkProjectedAttributes(
        indexes.stream().mapToInt(index -> index.included().size()).sum());
  }

  private static List<KeySchemaElement> keys(@Nullable List<KeySchemaElement> keys) {
    return Objects.requireNonNull(keys);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
