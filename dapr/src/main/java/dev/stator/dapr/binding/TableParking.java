package dev.stator.dapr.binding;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.PlainJson;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Parks events in a table whose only key is {@code id} S: the event's id, and {@code binding},
 * {@code parkedAt}, {@code deliveries}, {@code reason} and {@code event} beside it. An event that
 * is larger than an item may be is parked without its data, and says so in {@code reason}.
 */
public final class TableParking implements ParkingLot {
  public static final String KEY = "id";

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param client not closed here
   */
  public TableParking(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void park(ParkedEvent event) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(facts(event));
    item.put("event", AttributeValue.fromS(event.event().data().asUtf8String()));
    try {
      put(item);
    } catch (TableError.TooLarge large) {
      Map<String, AttributeValue> smaller = new LinkedHashMap<>(facts(event));
      smaller.put(
          "reason",
          AttributeValue.fromS(event.reason() + " (without its data: " + large.text() + ")"));
      smaller.put(
          "metadata",
          AttributeValue.fromM(PlainJson.toItem(strings(event.event().metadata()), "metadata")));
      try {
        put(smaller);
      } catch (TableError failure) {
        throw failed(event, failure);
      }
    } catch (TableError failure) {
      throw failed(event, failure);
    }
  }

  private void put(Map<String, AttributeValue> item) {
    TableCalls.call(() -> client.putItem(p -> p.tableName(table).item(item)));
  }

  private static Map<String, AttributeValue> facts(ParkedEvent event) {
    return PlainJson.toItem(new JsonValue.Obj(event.facts()), "");
  }

  private static JsonValue.Obj strings(Map<String, String> strings) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    strings.forEach((name, value) -> members.put(name, new JsonValue.Str(value)));
    return new JsonValue.Obj(members);
  }

  private ParkingException failed(ParkedEvent event, TableError failure) {
    return new ParkingException(
        "cannot park event " + event.event().id() + " in table '" + table + "': " + failure.text(),
        failure);
  }
}
