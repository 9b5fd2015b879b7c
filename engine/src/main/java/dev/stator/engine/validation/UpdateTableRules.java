package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.UpdateTable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for UpdateTable that need no table, in the order in which the service applies them.
 *
 * <p>Source: Amazon DynamoDB API Reference, "UpdateTable"; texts as the service answers them.
 */
public final class UpdateTableRules {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String ONLY_OPERATION =
      " modification must be the only operation in the " + "request";

  private UpdateTableRules() {}

  /**
   * @throws EngineError.Validation if the request breaks a rule
   */
  public static void check(UpdateTable request) {
    checkMembers(request);
    List<GlobalSecondaryIndexUpdate> updates = updates(request);
    requireChange(request, updates);
    checkUpdates(updates);
    checkCombination(request, updates);
    ThroughputRules.checkBounds(request.provisionedThroughput());
  }

  public static List<GlobalSecondaryIndexUpdate> updates(UpdateTable request) {
    return request.globalSecondaryIndexUpdates() == null
        ? List.of()
        : request.globalSecondaryIndexUpdates();
  }

  private static void checkMembers(UpdateTable request) {
    Constraints constraints = new Constraints();
    TableMembers.checkModes(constraints, request.billingMode(), request.tableClass());
    TableMembers.checkThroughput(
        constraints, "provisionedThroughput", request.provisionedThroughput());
    StreamRules.checkMembers(constraints, request.streamSpecification());
    int position = 0;
    for (GlobalSecondaryIndexUpdate update : updates(request)) {
      checkUpdate(constraints, "globalSecondaryIndexUpdates." + ++position + ".member.", update);
    }
    TableMembers.checkDefinitions(constraints, request.attributeDefinitions());
    constraints.check();
  }

  private static void checkUpdate(
      Constraints constraints, String path, GlobalSecondaryIndexUpdate update) {
    if (update.update() != null) {
      String member = path + "update.";
      TableMembers.checkIndexName(constraints, member + "indexName", update.update().indexName());
      constraints.required(
          member + "provisionedThroughput", update.update().provisionedThroughput());
      TableMembers.checkThroughput(
          constraints, member + "provisionedThroughput", update.update().provisionedThroughput());
    }
    if (update.create() != null) {
      String member = path + "create.";
      GlobalSecondaryIndex index = update.create();
      TableMembers.checkIndex(
          constraints, member, index.keySchema(), index.projection(), index.indexName());
      TableMembers.checkThroughput(
          constraints, member + "provisionedThroughput", index.provisionedThroughput());
    }
    if (update.delete() != null) {
      TableMembers.checkIndexName(
          constraints, path + "delete.indexName", update.delete().indexName());
    }
  }

  private static void requireChange(UpdateTable request, List<GlobalSecondaryIndexUpdate> updates) {
    boolean changesTable =
        request.provisionedThroughput() != null
            || request.billingMode() != null
            || request.deletionProtectionEnabled() != null
            || request.tableClass() != null
            || request.streamSpecification() != null;
    if (!changesTable && updates.isEmpty()) {
      throw new EngineError.Validation(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
              + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
              + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
              + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is "
              + "required");
    }
    if (request.globalSecondaryIndexUpdates() != null && updates.isEmpty()) {
      throw new EngineError.Validation(INVALID + "List of GlobalSecondaryIndexUpdates is empty");
    }
  }

  private static void checkUpdates(List<GlobalSecondaryIndexUpdate> updates) {
    Set<String> names = new HashSet<>();
    for (GlobalSecondaryIndexUpdate update : updates) {
      int actions =
          (update.update() == null ? 0 : 1)
              + (update.create() == null ? 0 : 1)
              + (update.delete() == null ? 0 : 1);
      if (actions == 0) {
        throw new EngineError.Validation(
            INVALID
                + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                + "GlobalSecondaryIndexUpdate.Delete must not be null");
      }
      if (actions > 1) {
        throw new EngineError.Validation(
            INVALID
                + "Only one global secondary index action is allowed per "
                + "GlobalSecondaryIndexUpdate object");
      }
      if (!names.add(indexName(update))) {
        throw new EngineError.Validation(
            INVALID
                + "Only one global secondary index update per index is allowed simultaneously. "
                + "Index: "
                + indexName(update));
      }
    }
  }

  /** The index that a checked {@code update} is about. */
  static String indexName(GlobalSecondaryIndexUpdate update) {
    String name =
        update.create() != null
            ? update.create().indexName()
            : update.update() != null ? update.update().indexName() : deleted(update.delete());
    return Objects.requireNonNull(name);
  }

  private static @Nullable String deleted(GlobalSecondaryIndexUpdate.@Nullable Delete delete) {
    return delete == null ? null : delete.indexName();
  }

  private static void checkCombination(
      UpdateTable request, List<GlobalSecondaryIndexUpdate> updates) {
    boolean throughput = request.provisionedThroughput() != null || request.billingMode() != null;
    boolean protection = request.deletionProtectionEnabled() != null;
    boolean tableClass = request.tableClass() != null;
    if (protection && (throughput || tableClass || !updates.isEmpty())) {
      throw new EngineError.Validation(INVALID + "DeletionProtection" + ONLY_OPERATION);
    }
    if (tableClass && (throughput || !updates.isEmpty())) {
      throw new EngineError.Validation(INVALID + "TableClass" + ONLY_OPERATION);
    }
    boolean createsOrDeletes = updates.stream().anyMatch(update -> update.update() == null);
    if (request.provisionedThroughput() != null && createsOrDeletes) {
      throw new EngineError.Validation(
          INVALID + "You cannot create or delete index while updating table IOPS");
    }
  }
}
