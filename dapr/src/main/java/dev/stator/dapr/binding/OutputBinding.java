package dev.stator.dapr.binding;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.PlainJson;
import dev.stator.tables.json.ValueFormatException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Dapr's output binding to one DynamoDB table. For many threads. Every operation fails with a
 * {@link BindingError}.
 *
 * <p>Source: Dapr docs, "AWS DynamoDB binding spec".
 */
public final class OutputBinding {
  private static final String CREATE = "create";

  private final DynamoDbClient client;
  private final BindingSettings settings;

  public OutputBinding(DynamoDbClient client, BindingSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  public BindingSettings settings() {
    return settings;
  }

  /** The operations that {@link #invoke} knows, in the order to show them. */
  public List<String> operations() {
    return List.of(CREATE);
  }

  /** Does one operation; what it gives back is empty for {@code create}. */
  public Optional<BindingResponse> invoke(BindingRequest request) {
    return switch (request.operation()) {
      case CREATE -> {
        create(request.data());
        yield Optional.empty();
      }
      default ->
          throw new BindingError.UnsupportedOperation(
              "operation '" + request.operation() + "' is not supported: " + operations());
    };
  }

  /**
   * Writes an item, over what may be there under its key.
   *
   * @param json a JSON object; its members become attributes, numbers with every digit
   */
  public void create(SdkBytes json) {
    Map<String, AttributeValue> item = item(json);
    try {
      TableCalls.call(() -> client.putItem(r -> r.tableName(settings.table()).item(item)));
    } catch (TableError failure) {
      throw new BindingError.TableFailed(failure);
    }
  }

  private static Map<String, AttributeValue> item(SdkBytes json) {
    try {
      JsonValue value = JsonFormat.read(json.asByteArrayUnsafe());
      if (value instanceof JsonValue.Obj object) {
        return PlainJson.toItem(object, "");
      }
      throw new BindingError.InvalidData(
          "data must be a JSON object, whose members become attributes, not a " + value.kind());
    } catch (JsonSyntaxException | ValueFormatException unfit) {
      throw new BindingError.InvalidData("data: " + unfit.getMessage(), unfit);
    }
  }
}
