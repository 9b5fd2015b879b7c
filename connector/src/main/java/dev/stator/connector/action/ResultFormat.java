package dev.stator.connector.action;

import dev.stator.connector.output.SdkJson;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** How a result is written. Members have their names of the API in each of them. */
public enum ResultFormat {
  /** The answer's members, values in plain JSON. */
  PLAIN {
    @Override
    public JsonValue.Obj write(Answer answer, CallMetrics metrics) {
      return answer.addFound(SdkJson.write(answer.response(), ValueWriter.PLAIN));
    }
  },

  /** The same members, values in DynamoDB JSON. */
  TYPED {
    @Override
    public JsonValue.Obj write(Answer answer, CallMetrics metrics) {
      return answer.addFound(SdkJson.write(answer.response(), ValueWriter.TYPED));
    }
  },

  /** The original's shapes: {@code result}, {@code found}, {@code $metadata}. */
  SEED {
    @Override
    public JsonValue.Obj write(Answer answer, CallMetrics metrics) {
      JsonValue.Obj metadata = metadata(answer.response(), metrics);
      return answer
          .seedShape()
          .of(
              withMetadata(metadata, SdkJson.write(answer.response(), ValueWriter.TYPED)),
              withMetadata(metadata, SdkJson.write(answer.response(), ValueWriter.PLAIN)));
    }
  };

  /** The names, for the input {@code format}. */
  public static final List<String> NAMES =
      Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();

  /**
   * @param name one of {@link #NAMES}
   */
  public static ResultFormat named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * @param metrics of the last request of the action
   */
  public abstract JsonValue.Obj write(Answer answer, CallMetrics metrics);

  private static final int OK = 200;

  private static JsonValue.Obj withMetadata(JsonValue.Obj metadata, JsonValue.Obj members) {
    JsonValue.Obj with = JsonValue.Obj.EMPTY.with("$metadata", metadata);
    for (Map.Entry<String, JsonValue> member : members.members().entrySet()) {
      with = with.with(member.getKey(), member.getValue());
    }
    return with;
  }

  private static JsonValue.Obj metadata(DynamoDbResponse response, CallMetrics metrics) {
    // In-process there is no HTTP, and what is no error would be a 200.
    int status = response.sdkHttpResponse() == null ? OK : response.sdkHttpResponse().statusCode();
    JsonValue.Obj metadata = JsonValue.Obj.EMPTY.with("httpStatusCode", JsonValue.Num.of(status));
    String requestId = requestId(response);
    if (requestId != null) {
      metadata = metadata.with("requestId", new JsonValue.Str(requestId));
    }
    return metadata
        .with("attempts", JsonValue.Num.of(metrics.attempts()))
        .with("totalRetryDelay", JsonValue.Num.of(metrics.retryDelayMillis()));
  }

  private static @Nullable String requestId(DynamoDbResponse response) {
    return response.responseMetadata() == null ? null : response.responseMetadata().requestId();
  }
}
