package dev.stator.dapr.binding;

import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Dapr's output binding to one DynamoDB table. For many threads. Every operation fails with a
 * {@link BindingError}.
 *
 * <p>The data of {@code create} is the item, of {@code get} and {@code delete} the key; options
 * such as {@code conditionExpression} stand in the request's metadata. The data of {@code update},
 * {@code query}, {@code list} and {@code transact} is an object of fields, named as in DynamoDB's
 * API.
 *
 * <p>Source: Dapr docs, "AWS DynamoDB binding spec".
 */
public final class OutputBinding {
  private final BindingSettings settings;
  private final ItemWrites writes;
  private final ItemReads reads;
  private final ItemTransaction transaction;

  /**
   * @param client not closed here
   */
  public OutputBinding(DynamoDbClient client, BindingSettings settings) {
    this(client, settings, Clock.systemUTC());
  }

  /**
   * @param client not closed here
   * @param clock decides when items expire
   */
  public OutputBinding(DynamoDbClient client, BindingSettings settings, Clock clock) {
    Expiry expiry = new Expiry(settings, clock);
    this.settings = settings;
    this.writes = new ItemWrites(client, settings.table(), expiry);
    this.reads = new ItemReads(client, settings);
    this.transaction = new ItemTransaction(client, settings.table(), expiry);
  }

  public BindingSettings settings() {
    return settings;
  }

  /** The operations that {@link #invoke} knows, in the order to show them. */
  public List<String> operations() {
    return BindingOperation.labels();
  }

  /** Does one operation; empty if it gives nothing back. */
  public Optional<BindingResponse> invoke(BindingRequest request) {
    BindingOperation operation =
        BindingOperation.labelled(request.operation())
            .orElseThrow(
                () ->
                    new BindingError.UnsupportedOperation(
                        "operation '"
                            + request.operation()
                            + "' is not supported: "
                            + String.join(" ", operations())));
    JsonValue data = Fields.data(request.data().asByteArrayUnsafe());
    try {
      return Optional.ofNullable(invoke(operation, data, request.metadata()))
          .map(json -> SdkBytes.fromByteArrayUnsafe(JsonFormat.write(json)))
          .map(json -> new BindingResponse(json, Map.of()));
    } catch (TableError failure) {
      throw new BindingError.TableFailed(failure);
    }
  }

  private @Nullable JsonValue invoke(
      BindingOperation operation, JsonValue data, Map<String, String> metadata) {
    return switch (operation) {
      case CREATE -> writes.create(item(data), Fields.of(JsonValue.Obj.EMPTY, metadata));
      case GET -> {
        Fields fields = Fields.of(JsonValue.Obj.EMPTY, metadata);
        yield reads.get(key(data, fields), fields);
      }
      case DELETE -> {
        Fields fields = Fields.of(JsonValue.Obj.EMPTY, metadata);
        yield writes.delete(key(data, fields), fields);
      }
      case UPDATE -> {
        Fields fields = fields(data, metadata);
        @Nullable Map<String, AttributeValue> key = fields.attributes("key");
        if (key == null) {
          throw fields.missing("key");
        }
        yield writes.update(key, fields);
      }
      case QUERY -> reads.query(fields(data, metadata));
      case LIST -> reads.list(fields(data, metadata));
      case TRANSACT -> {
        transaction.transact(fields(data, metadata));
        yield null;
      }
    };
  }

  private static JsonValue.Obj item(JsonValue data) {
    if (data instanceof JsonValue.Obj object) {
      return object;
    }
    throw new BindingError.InvalidData(
        "data must be a JSON object, whose members become attributes, not " + data.article());
  }

  /** The data, or the metadata's {@code key} if there is none. */
  private static Map<String, AttributeValue> key(JsonValue data, Fields fields) {
    if (data instanceof JsonValue.Obj object) {
      return fields.item(object, "");
    }
    @Nullable Map<String, AttributeValue> key = fields.attributes("key");
    if (key == null || !(data instanceof JsonValue.Null)) {
      throw new BindingError.InvalidData(
          "data must be a JSON object with the key's attributes, not " + data.article());
    }
    return key;
  }

  private static Fields fields(JsonValue data, Map<String, String> metadata) {
    return switch (data) {
      case JsonValue.Obj object -> Fields.of(object, metadata);
      case JsonValue.Null none -> Fields.of(JsonValue.Obj.EMPTY, metadata);
      default ->
          throw new BindingError.InvalidData(
              "data must be a JSON object with the operation's fields, not " + data.article());
    };
  }
}
