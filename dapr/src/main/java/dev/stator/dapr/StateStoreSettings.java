package dev.stator.dapr;

import dev.stator.dapr.internal.ComponentMetadata;
import dev.stator.dapr.internal.ConnectionFields;
import dev.stator.tables.TableSetup;
import dev.stator.tables.connection.ConnectionSettings;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A component of type {@code state.aws.dynamodb}.
 *
 * @param keyAttribute the table's partition key, of type S: metadata {@code partitionKey}
 * @param sortAttribute the table's sort key, of type S: metadata {@code sortKey}. It then holds the
 *     key, and the partition key the request's {@code partitionKey}, or the key again; null for a
 *     table without one
 * @param ttlAttribute null if entries never expire
 * @param timeToLive of entries whose request says none
 * @param consistency of reads whose request says none
 * @param requestPartitionKey whether a request's metadata {@code partitionKey} chooses the place in
 *     the table; if not, it is ignored, as Dapr's own component does
 * @param actorStateStore whether actors may keep their state here; read by the runtime
 * @param connection the database, where it is not the embedded one
 */
public record StateStoreSettings(
    String table,
    String keyAttribute,
    @Nullable String sortAttribute,
    @Nullable String ttlAttribute,
    TimeToLive timeToLive,
    Consistency consistency,
    KeyPrefix keyPrefix,
    boolean requestPartitionKey,
    boolean actorStateStore,
    ConnectionSettings connection) {
  public static final String KEY_ATTRIBUTE_DEFAULT = "key";

  /**
   * @throws IllegalArgumentException if two attributes would have one name, or entries shall expire
   *     and there is no attribute for it
   */
  public StateStoreSettings {
    if (table.isBlank()) {
      throw new IllegalArgumentException("missing dynamodb table name");
    }
    if (ItemLayout.RESERVED.contains(keyAttribute)) {
      throw ComponentMetadata.field(
          "partitionKey", "must not be '" + keyAttribute + "', which holds something else");
    }
    if (sortAttribute != null
        && (ItemLayout.RESERVED.contains(sortAttribute) || sortAttribute.equals(keyAttribute))) {
      throw ComponentMetadata.field(
          "sortKey", "must not be '" + sortAttribute + "', which holds something else");
    }
    if (ttlAttribute != null
        && (ItemLayout.RESERVED.contains(ttlAttribute)
            || ttlAttribute.equals(keyAttribute)
            || ttlAttribute.equals(sortAttribute))) {
      throw ComponentMetadata.field(
          "ttlAttributeName", "must not be '" + ttlAttribute + "', which holds something else");
    }
    if (timeToLive instanceof TimeToLive.Seconds && ttlAttribute == null) {
      throw ComponentMetadata.field("ttlInSeconds", "needs ttlAttributeName");
    }
  }

  /**
   * Reads a component's {@code spec.metadata}. Names in any case, but {@code partitionKey} exactly
   * so, as Dapr's own component looks it up.
   *
   * @throws IllegalArgumentException which field is wrong or missing, and why
   */
  public static StateStoreSettings parse(Map<String, String> properties) {
    return parse(
        properties,
        complaint -> {
          throw new IllegalArgumentException(complaint);
        });
  }

  /**
   * The same, but a field that is not known is told to {@code unknown} and ignored, as Dapr does.
   */
  public static StateStoreSettings parse(Map<String, String> properties, Consumer<String> unknown) {
    return parse(properties, unknown, true);
  }

  /**
   * The same under a runtime that sends {@code partitionKey} with requests for its own ends.
   *
   * @param requestPartitionKey what holds if the component does not say
   */
  public static StateStoreSettings parse(
      Map<String, String> properties, Consumer<String> unknown, boolean requestPartitionKey) {
    ComponentMetadata metadata = new ComponentMetadata(properties);
    @Nullable String table = metadata.text("table");
    @Nullable String keyAttribute = metadata.exactText("partitionKey");
    @Nullable String sortAttribute = metadata.text("sortKey");
    @Nullable String ttlAttribute = metadata.text("ttlAttributeName");
    TimeToLive timeToLive = metadata.parsed("ttlInSeconds", TimeToLive::parse);
    Consistency consistency = Consistency.ofComponent(metadata);
    KeyPrefix keyPrefix = metadata.parsed("keyPrefix", KeyPrefix::parse);
    boolean byRequest = metadata.flag("requestPartitionKey", requestPartitionKey);
    ConnectionSettings connection = ConnectionFields.read(metadata);
    boolean actors = metadata.flag("actorStateStore", false);
    metadata.tellOthers(unknown);
    return new StateStoreSettings(
        table == null ? "" : table,
        keyAttribute == null ? KEY_ATTRIBUTE_DEFAULT : keyAttribute,
        sortAttribute,
        ttlAttribute,
        timeToLive,
        consistency,
        keyPrefix,
        byRequest,
        actors,
        connection);
  }

  /** The table that these settings need. */
  public TableSetup.Shape tableShape() {
    return new TableSetup.Shape(
        table,
        TableSetup.KeyAttribute.string(keyAttribute),
        sortAttribute == null ? null : TableSetup.KeyAttribute.string(sortAttribute),
        ttlAttribute);
  }

  /**
   * Whether an item may belong to another key than the one of its place: a request chooses the
   * place, and no sort key tells the keys apart.
   */
  boolean sharesPlaces() {
    return requestPartitionKey && sortAttribute == null;
  }
}
