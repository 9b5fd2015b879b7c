package dev.stator.dapr.binding;

import dev.stator.dapr.Consistency;
import dev.stator.dapr.TimeToLive;
import dev.stator.dapr.internal.ComponentMetadata;
import dev.stator.dapr.internal.ConnectionFields;
import dev.stator.tables.TableSetup.KeyAttribute;
import dev.stator.tables.TableSetup.Shape;
import dev.stator.tables.connection.ConnectionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A component of type {@code bindings.aws.dynamodb}. Region and keys may be absent, although Dapr's
 * documentation requires them: then the SDK's default chain finds them.
 *
 * @param createTable the table to make if it is missing; null to make none
 * @param ttlAttribute null if items never expire
 * @param timeToLive of items whose request says none
 * @param consistency of reads whose request says none
 * @param direction whether events are read, operations done, or both
 * @param input how events are read
 * @param connection the database, where it is not the embedded one
 */
public record BindingSettings(
    String table,
    @Nullable Shape createTable,
    @Nullable String ttlAttribute,
    TimeToLive timeToLive,
    Consistency consistency,
    Direction direction,
    InputSettings input,
    ConnectionSettings connection) {

  public BindingSettings {
    if (table.isBlank()) {
      throw new IllegalArgumentException("missing dynamodb table name");
    }
    if (timeToLive instanceof TimeToLive.Seconds && ttlAttribute == null) {
      throw ComponentMetadata.field("ttlInSeconds", "needs ttlAttributeName");
    }
  }

  /**
   * Reads a component's {@code spec.metadata}. Names in any case.
   *
   * @throws IllegalArgumentException which field is wrong or missing, and why
   */
  public static BindingSettings parse(Map<String, String> properties) {
    return parse(
        properties,
        complaint -> {
          throw new IllegalArgumentException(complaint);
        });
  }

  /**
   * The same, but a field that is not known is told to {@code unknown} and ignored, as Dapr does.
   */
  public static BindingSettings parse(Map<String, String> properties, Consumer<String> unknown) {
    ComponentMetadata metadata = new ComponentMetadata(properties);
    @Nullable String given = metadata.text("table");
    String table = given == null ? "" : given;
    ConnectionSettings connection = ConnectionFields.read(metadata);
    @Nullable String ttlAttribute = metadata.text("ttlAttributeName");
    @Nullable Shape shape = shape(table, metadata.text("createTable"), ttlAttribute);
    TimeToLive timeToLive = metadata.parsed("ttlInSeconds", TimeToLive::parse);
    Consistency consistency = Consistency.ofComponent(metadata);
    Direction direction = Direction.parse(metadata.text("direction"));
    InputSettings input = InputSettings.read(metadata);
    metadata.tellOthers(unknown);
    return new BindingSettings(
        table, shape, ttlAttribute, timeToLive, consistency, direction, input, connection);
  }

  private static @Nullable Shape shape(
      String table, @Nullable String keys, @Nullable String ttlAttribute) {
    if (keys == null) {
      return null;
    }
    List<KeyAttribute> attributes = new ArrayList<>();
    for (String key : keys.split(",", -1)) {
      attributes.add(keyAttribute(key.strip()));
    }
    return switch (attributes.size()) {
      case 1 -> new Shape(table, attributes.get(0), null, ttlAttribute);
      case 2 -> new Shape(table, attributes.get(0), attributes.get(1), ttlAttribute);
      default -> throw badCreateTable();
    };
  }

  private static KeyAttribute keyAttribute(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw badCreateTable();
    }
    ScalarAttributeType type = ScalarAttributeType.fromValue(text.substring(colon + 1));
    if (type == ScalarAttributeType.UNKNOWN_TO_SDK_VERSION) {
      throw badCreateTable();
    }
    return new KeyAttribute(text.substring(0, colon), type);
  }

  private static IllegalArgumentException badCreateTable() {
    return ComponentMetadata.field(
        "createTable",
        "must name the partition key and, if there is one, the sort key with their types S, N or"
            + " B, such as id:S or id:S,sort:N");
  }
}
