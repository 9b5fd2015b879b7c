package dev.stator.connector.table;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.connector.output.SdkReader;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** What a table may have beside its key and its capacity: the inputs, and how they are applied. */
final class TableOptions {
  static final Input<JsonValue.Arr> GLOBAL_INDEXES =
      Input.list(
              "globalSecondaryIndexes",
              "Global Secondary Indexes",
              IndexSchema.GLOBAL,
              "Array of global secondary indexes as the API writes them: IndexName, KeySchema,"
                  + " Projection, and with PROVISIONED perhaps ProvisionedThroughput, else the"
                  + " table's.")
          .withExample(
              """
              [{"IndexName": "ByName",
                "KeySchema": [{"AttributeName": "customerName", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"}}]
              """);

  static final Input<JsonValue.Arr> LOCAL_INDEXES =
      Input.list(
          "localSecondaryIndexes",
          "Local Secondary Indexes",
          IndexSchema.LOCAL,
          "Array of local secondary indexes as the API writes them: IndexName, KeySchema,"
              + " Projection.");

  static final Input<String> STREAM_VIEW =
      Input.choice(
          "streamViewType",
          "Stream View Type",
          List.of("NONE", "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"),
          "What the table's stream of changes tells of an item; NONE for no stream.");

  static final Input<Boolean> DELETION_PROTECTION =
      Input.of(
              "deletionProtection",
              "Deletion Protection",
              InputType.BOOLEAN,
              InputReaders::onOrOff,
              "When true, or ON, the table cannot be deleted until this is switched off.")
          .withDefault(new JsonValue.Bool(false))
          .withAliases("deletionProtectionEnabled");

  static final Input<Map<String, JsonValue>> TAGS =
      Input.map("tags", "Tags", "The table's tags.").withExample("{\"team\": \"shop\"}");

  static final Input<String> TTL_ATTRIBUTE =
      Input.text(
              "timeToLiveAttribute",
              "Time To Live Attribute",
              "Items are removed some time after the time in this attribute, in seconds since"
                  + " 1970.")
          .withExample("\"expiresAt\"");

  private TableOptions() {}

  /**
   * @param throughput what an index without its own has; null with on-demand capacity
   */
  static @Nullable List<GlobalSecondaryIndex> globalIndexes(
      ActionCall call, @Nullable ProvisionedThroughput throughput) {
    JsonValue.Arr written = call.optional(GLOBAL_INDEXES);
    if (written == null || written.elements().isEmpty()) {
      return null;
    }
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (JsonValue index : written.elements()) {
      GlobalSecondaryIndex read =
          SdkReader.read(
              index,
              GlobalSecondaryIndex.builder(),
              GLOBAL_INDEXES.name() + "[" + indexes.size() + "]");
      indexes.add(
          read.provisionedThroughput() == null
              ? read.toBuilder().provisionedThroughput(throughput).build()
              : read);
    }
    return indexes;
  }

  static @Nullable List<LocalSecondaryIndex> localIndexes(ActionCall call) {
    JsonValue.Arr written = call.optional(LOCAL_INDEXES);
    if (written == null || written.elements().isEmpty()) {
      return null;
    }
    List<LocalSecondaryIndex> indexes = new ArrayList<>();
    for (JsonValue index : written.elements()) {
      indexes.add(
          SdkReader.read(
              index,
              LocalSecondaryIndex.builder(),
              LOCAL_INDEXES.name() + "[" + indexes.size() + "]"));
    }
    return indexes;
  }

  static @Nullable StreamSpecification stream(ActionCall call) {
    String view = call.optional(STREAM_VIEW);
    if (view == null) {
      return null;
    }
    return view.equals("NONE")
        ? StreamSpecification.builder().streamEnabled(false).build()
        : StreamSpecification.builder().streamEnabled(true).streamViewType(view).build();
  }

  /** Null if none are given, as the API refuses an empty list. */
  static @Nullable List<Tag> tags(ActionCall call) {
    Map<String, JsonValue> written = call.optional(TAGS);
    if (written == null || written.isEmpty()) {
      return null;
    }
    List<Tag> tags = new ArrayList<>();
    written.forEach(
        (key, value) ->
            tags.add(
                Tag.builder()
                    .key(key)
                    .value(InputReaders.text(value, TAGS.name() + "." + key))
                    .build()));
    return tags;
  }
}
