package dev.stator.dapr;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Goes through the items of entries whose keys match: by Query in a partition of a table with sort
 * key, else by Scan. Expired entries, and items that no state store wrote, are passed over.
 */
final class Listing {
  private final DynamoDbClient client;
  private final StateStoreSettings settings;
  private final Draft.Writer drafts;

  Listing(DynamoDbClient client, Draft.Writer drafts) {
    this.client = client;
    this.settings = drafts.settings();
    this.drafts = drafts;
  }

  /**
   * @param partition null for all; of no account if requests do not choose it
   * @param whole whether the items' values are needed, not only their keys
   */
  record Range(KeyPattern pattern, @Nullable String partition, boolean whole, boolean strong) {}

  KeyPage keys(ListKeys request) {
    List<StateKey> keys = new ArrayList<>();
    Range range =
        new Range(
            request.pattern(),
            request.partition(),
            false,
            settings.consistency() == Consistency.STRONG);
    @Nullable String token =
        visit(
            range,
            request.from(),
            item -> {
              keys.add(drafts.layout().key(item));
              return keys.size() < request.limit();
            });
    return new KeyPage(keys, token);
  }

  /**
   * Shows the matching items one after the other until {@code more} says that it wants no more.
   *
   * @param token where to begin; null for the beginning
   * @return where it stopped; null at the end
   * @throws StateError if the table cannot be read
   */
  @Nullable String visit(
      Range range, @Nullable String token, Predicate<Map<String, AttributeValue>> more) {
    List<String> keyNames = drafts.layout().keyNames();
    @Nullable Map<String, AttributeValue> start =
        token == null ? null : PageToken.read(keyNames, token);
    do {
      Page page = page(range, start);
      for (Map<String, AttributeValue> item : page.items()) {
        if (isAsked(range, item) && !more.test(item)) {
          return PageToken.of(keyNames, drafts.layout().primaryKey(item));
        }
      }
      start = page.next();
    } while (start != null);
    return null;
  }

  private boolean isAsked(Range range, Map<String, AttributeValue> item) {
    StateKey key = drafts.layout().key(item);
    @Nullable String partition = partition(range);
    Map<String, AttributeValue> primaryKey = drafts.layout().primaryKey(item);
    return range.pattern().matches(key.key())
        && (partition == null
            || AttributeValue.fromS(partition).equals(primaryKey.get(settings.keyAttribute())))
        // Where requests do not choose the place, nothing is found in another one.
        && primaryKey.equals(drafts.layout().primaryKey(key));
  }

  private @Nullable String partition(Range range) {
    return settings.requestPartitionKey() ? range.partition() : null;
  }

  private record Page(
      List<Map<String, AttributeValue>> items, @Nullable Map<String, AttributeValue> next) {}

  private Page page(Range range, @Nullable Map<String, AttributeValue> start) {
    Expressions expressions = new Expressions();
    try {
      @Nullable String partition = partition(range);
      if (settings.sortAttribute() != null && partition != null) {
        QueryRequest query = query(range, partition, expressions, start);
        QueryResponse answer = TableCalls.call(() -> client.query(query));
        return new Page(
            answer.items(), answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : null);
      }
      ScanRequest scan = scan(range, expressions, start);
      ScanResponse answer = TableCalls.call(() -> client.scan(scan));
      return new Page(
          answer.items(), answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : null);
    } catch (TableError failure) {
      throw new StateError.TableFailed(failure.text(), failure);
    }
  }

  private QueryRequest query(
      Range range,
      String partition,
      Expressions expressions,
      @Nullable Map<String, AttributeValue> start) {
    String condition =
        expressions.name("#pk", settings.keyAttribute())
            + " = "
            + expressions.value(":pk", AttributeValue.fromS(partition));
    if (!range.pattern().prefix().isEmpty() && settings.sortAttribute() != null) {
      condition +=
          " AND begins_with("
              + expressions.name("#sk", settings.sortAttribute())
              + ", "
              + expressions.value(":prefix", AttributeValue.fromS(range.pattern().prefix()))
              + ")";
    }
    return QueryRequest.builder()
        .tableName(settings.table())
        .keyConditionExpression(condition)
        .filterExpression(expressions.alive())
        .projectionExpression(range.whole() ? null : expressions.projection())
        .expressionAttributeNames(expressions.names)
        .expressionAttributeValues(expressions.values)
        .consistentRead(range.strong())
        .exclusiveStartKey(start)
        .build();
  }

  private ScanRequest scan(
      Range range, Expressions expressions, @Nullable Map<String, AttributeValue> start) {
    String filter = expressions.alive();
    String prefix = range.pattern().prefix();
    if (!prefix.isEmpty()) {
      String text = expressions.value(":prefix", AttributeValue.fromS(prefix));
      String key =
          settings.sortAttribute() == null ? settings.keyAttribute() : settings.sortAttribute();
      String begins = "begins_with(" + expressions.name("#k", key) + ", " + text + ")";
      filter +=
          settings.sharesPlaces()
              ? " AND (%s OR begins_with(%s, %s))"
                  .formatted(begins, expressions.name("#owner", ItemLayout.OWNER), text)
              : " AND " + begins;
    }
    return ScanRequest.builder()
        .tableName(settings.table())
        .filterExpression(filter)
        .projectionExpression(range.whole() ? null : expressions.projection())
        .expressionAttributeNames(expressions.names)
        .expressionAttributeValues(expressions.values.isEmpty() ? null : expressions.values)
        .consistentRead(range.strong())
        .exclusiveStartKey(start)
        .build();
  }

  /** The names and values of the expressions of one request. */
  private final class Expressions {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    String name(String placeholder, String attribute) {
      names.put(placeholder, attribute);
      return placeholder;
    }

    String value(String placeholder, AttributeValue value) {
      values.put(placeholder, value);
      return placeholder;
    }

    String alive() {
      String filter = "attribute_exists(" + name("#value", ItemLayout.VALUE) + ")";
      if (settings.ttlAttribute() == null) {
        return filter;
      }
      long now = drafts.clock().instant().getEpochSecond();
      return filter
          + " AND NOT "
          + name("#ttl", settings.ttlAttribute())
          + " <= "
          + value(":now", AttributeValue.fromN(Long.toString(now)));
    }

    String projection() {
      List<String> attributes = new ArrayList<>();
      for (String key : drafts.layout().keyNames()) {
        attributes.add(name("#p" + attributes.size(), key));
      }
      if (settings.sharesPlaces()) {
        attributes.add(name("#owner", ItemLayout.OWNER));
      }
      return String.join(", ", attributes);
    }
  }
}
