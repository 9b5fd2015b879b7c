package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.WriteRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules for BatchGetItem and BatchWriteItem that need no table. The service words the
 * constraints of the two in its older or newer style, member by member.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchGetItem" and "BatchWriteItem"; texts and order as
 * the service answers them.
 */
public final class BatchRules {
  public static final String DUPLICATES = "Provided list of item keys contains duplicates";

  private static final String PATH = "requestItems";
  private static final String NOT_ONE_REQUEST =
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
          + " supported datatypes";

  private BatchRules() {}

  /** The tables' requests, none of them empty. */
  public static Map<String, KeysAndAttributes> check(BatchGetItem request) {
    Constraints constraints = new Constraints();
    Map<String, KeysAndAttributes> tables = request.requestItems();
    checkPresent(constraints, tables);
    if (tables != null) {
      if (!TableNames.areAllTables(tables.keySet())) {
        TableNames.failMapKeys(constraints, PATH, RequestEcho.ofReads(tables));
      }
      tables.forEach((name, table) -> checkTable(constraints, name, table));
    }
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity()).check();
    LegacyParameters.check(request);
    return tables == null ? Map.of() : tables;
  }

  /** The tables' requests, none of them empty, each a put or a delete. */
  public static Map<String, List<WriteRequest>> check(BatchWriteItem request) {
    Constraints constraints = new Constraints();
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    ReturnRules.checkMetrics(constraints, request.returnItemCollectionMetrics());
    Map<String, List<WriteRequest>> tables = request.requestItems();
    constraints.required(PATH, tables).check();
    if (tables == null) {
      return Map.of();
    }
    if (tables.isEmpty()) {
      throw new EngineError.Validation("The requestItems parameter is required for BatchWriteItem");
    }
    Constraints members = new Constraints();
    if (!TableNames.areAllTables(tables.keySet())) {
      TableNames.failMapKeys(members, PATH, RequestEcho.ofWrites(tables));
    }
    if (tables.values().stream().anyMatch(BatchRules::isNoBatch)) {
      members.add(
          "Value '"
              + RequestEcho.ofWrites(tables)
              + "' at '"
              + PATH
              + "' failed to satisfy constraint: Map value must satisfy constraint: "
              + "[Member must have length less than or equal to "
              + Limits.BATCH_WRITE_REQUESTS_MAX
              + ", Member must have length greater than or equal to 1]");
    }
    tables.forEach((name, writes) -> checkWrites(members, name, writes));
    members.check();
    tables.values().forEach(BatchRules::requireOneEach);
    return tables;
  }

  /**
   * @param count of all tables together
   */
  public static void checkReadCount(int count) {
    if (count > Limits.BATCH_GET_KEYS_MAX) {
      throw new EngineError.Validation("Too many items requested for the BatchGetItem call");
    }
  }

  /**
   * @param count of all tables together
   */
  public static void checkWriteCount(int count) {
    if (count > Limits.BATCH_WRITE_REQUESTS_MAX) {
      throw new EngineError.Validation("Too many items requested for the BatchWriteItem call");
    }
  }

  private static void checkPresent(Constraints constraints, @Nullable Map<String, ?> tables) {
    constraints.required(PATH, tables);
    if (tables != null && tables.isEmpty()) {
      constraints.add(
          "Value at 'RequestItems' failed to satisfy constraint: "
              + "Member must have length greater than or equal to 1");
    }
  }

  private static void checkTable(Constraints constraints, String name, KeysAndAttributes table) {
    constraints.required(PATH + "." + name + ".member.keys", table.keys());
    checkLength(
        constraints,
        "RequestItems." + name + ".member.Keys",
        table.keys(),
        Limits.BATCH_GET_KEYS_MAX);
    constraints.size(
        PATH + "." + name + ".member.attributesToGet",
        table.attributesToGet(),
        1,
        Integer.MAX_VALUE);
  }

  private static boolean isNoBatch(List<WriteRequest> writes) {
    return writes.isEmpty() || writes.size() > Limits.BATCH_WRITE_REQUESTS_MAX;
  }

  private static void checkWrites(Constraints constraints, String name, List<WriteRequest> writes) {
    int position = 0;
    for (WriteRequest write : writes) {
      String path = PATH + "." + name + ".member." + ++position + ".member.";
      if (write.deleteRequest() != null) {
        constraints.required(path + "deleteRequest.key", write.deleteRequest().key());
      }
      if (write.putRequest() != null) {
        constraints.required(path + "putRequest.item", write.putRequest().item());
      }
    }
  }

  private static void checkLength(
      Constraints constraints, String path, @Nullable Collection<?> values, int max) {
    if (values == null || (!values.isEmpty() && values.size() <= max)) {
      return;
    }
    constraints.add(
        "Value at '"
            + path
            + "' failed to satisfy constraint: Member must have length "
            + (values.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + max));
  }

  private static void requireOneEach(List<WriteRequest> writes) {
    for (WriteRequest write : writes) {
      if ((write.putRequest() == null) == (write.deleteRequest() == null)) {
        throw new EngineError.Validation(NOT_ONE_REQUEST);
      }
    }
  }
}
