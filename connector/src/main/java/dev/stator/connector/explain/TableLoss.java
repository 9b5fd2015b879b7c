package dev.stator.connector.explain;

import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What is gone with a table. */
final class TableLoss {
  private TableLoss() {}

  static void add(TableDescription table, Map<String, JsonValue> members, List<String> advice) {
    members.put(
        "table",
        JsonValue.Obj.EMPTY
            .with("name", new JsonValue.Str(table.tableName()))
            .with("status", new JsonValue.Str(table.tableStatusAsString()))
            .with("items", JsonValue.Num.of(table.itemCount() == null ? 0 : table.itemCount()))
            .with(
                "bytes",
                JsonValue.Num.of(table.tableSizeBytes() == null ? 0 : table.tableSizeBytes())));
    advice.add("all items of the table go with it, and its indexes; this cannot be undone");
    if (Boolean.TRUE.equals(table.deletionProtectionEnabled())) {
      advice.add("this will be refused: the table is protected from deletion");
    }
  }
}
