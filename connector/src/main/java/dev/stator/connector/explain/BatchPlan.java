package dev.stator.connector.explain;

import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What all requests of a batch do together. */
final class BatchPlan {
  /** Keys of deletes, and entries that are not sent, that are told. */
  static final int TOLD_MAX = 100;

  private BatchPlan() {}

  /** Empty for requests that are no batch. */
  static Map<String, JsonValue> members(List<AwsRequest> requests) {
    int puts = 0;
    int gets = 0;
    int statements = 0;
    List<JsonValue> deletes = new ArrayList<>();
    for (AwsRequest request : requests) {
      switch (request) {
        case BatchWriteItemRequest batch -> {
          for (List<WriteRequest> writes : batch.requestItems().values()) {
            for (WriteRequest write : writes) {
              if (write.putRequest() != null) {
                puts++;
              } else {
                deletes.add(ValueWriter.PLAIN.write(write.deleteRequest().key()));
              }
            }
          }
        }
        case BatchGetItemRequest batch ->
            gets += batch.requestItems().values().stream().mapToInt(k -> k.keys().size()).sum();
        case BatchExecuteStatementRequest batch -> statements += batch.statements().size();
        default -> {}
      }
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    put(members, "puts", puts);
    put(members, "deletes", deletes.size());
    put(members, "gets", gets);
    put(members, "statements", statements);
    if (!deletes.isEmpty()) {
      // The parts of a batch come in any order.
      deletes.sort(Comparator.comparing(BatchPlan::text));
      members.put("deleteKeys", some(deletes));
    }
    return members;
  }

  /** The first of {@code all}; what follows is in the counts. */
  static JsonValue.Arr some(List<JsonValue> all) {
    return new JsonValue.Arr(all.subList(0, Math.min(all.size(), TOLD_MAX)));
  }

  private static void put(Map<String, JsonValue> members, String name, int count) {
    if (count > 0) {
      members.put(name, JsonValue.Num.of(count));
    }
  }

  private static String text(JsonValue value) {
    return new String(JsonFormat.write(value), StandardCharsets.UTF_8);
  }
}
