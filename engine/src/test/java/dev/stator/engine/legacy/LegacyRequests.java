package dev.stator.engine.legacy;

import static dev.stator.engine.EngineUnderTest.item;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeCondition;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExpectedAttributeValue;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.UpdateItem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests with legacy parameters, in few words. */
final class LegacyRequests {
  static final String TABLE = "things";
  static final Item KEY = item("id", "a", "at", 1);

  private LegacyRequests() {}

  static AttributeValue strings(String... members) {
    return new AttributeValue.SS(Set.of(members));
  }

  static AttributeValue list(AttributeValue... elements) {
    return new AttributeValue.L(List.of(elements));
  }

  static AttributeCondition condition(@Nullable String operator, Object... arguments) {
    return new AttributeCondition(operator, arguments.length == 0 ? null : values(arguments));
  }

  static ExpectedAttributeValue expected(@Nullable String operator, Object... arguments) {
    return new ExpectedAttributeValue(
        null, null, operator, arguments.length == 0 ? null : values(arguments));
  }

  static AttributeValueUpdate update(@Nullable String action, @Nullable Object value) {
    return new AttributeValueUpdate(value == null ? null : values(value).getFirst(), action);
  }

  /** Names and what is said of each in turn. */
  @SuppressWarnings("unchecked") // the caller knows what he put in
  static <T> Map<String, T> map(Object... namesAndParts) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int at = 0; at < namesAndParts.length; at += 2) {
      map.put((String) namesAndParts[at], (T) namesAndParts[at + 1]);
    }
    return map;
  }

  static List<AttributeValue> values(Object... values) {
    return Arrays.stream(values)
        .map(value -> item("v", value).attributes().values().iterator().next())
        .toList();
  }

  /** A put under a legacy condition. */
  static PutItem put(
      Item item, Map<String, ExpectedAttributeValue> expected, @Nullable String operator) {
    return new PutItem(
        TABLE, item, null, Substitutions.NONE, null, null, null, null, expected, operator);
  }

  static UpdateItem update(Map<String, AttributeValueUpdate> updates) {
    return update(updates, null, null);
  }

  static UpdateItem update(
      @Nullable Map<String, AttributeValueUpdate> updates,
      @Nullable Map<String, ExpectedAttributeValue> expected,
      @Nullable String returnValues) {
    return new UpdateItem(
        TABLE,
        KEY,
        null,
        null,
        Substitutions.NONE,
        returnValues,
        null,
        null,
        null,
        updates,
        expected,
        null);
  }

  static Query query(
      @Nullable Map<String, AttributeCondition> keys,
      @Nullable Map<String, AttributeCondition> filter,
      @Nullable String operator,
      @Nullable List<String> attributes) {
    return new Query(
        TABLE,
        null,
        null,
        null,
        null,
        Substitutions.NONE,
        null,
        null,
        null,
        null,
        null,
        null,
        attributes,
        keys,
        filter,
        operator);
  }

  static Scan scan(
      @Nullable Map<String, AttributeCondition> filter,
      @Nullable String operator,
      @Nullable List<String> attributes) {
    return new Scan(
        TABLE,
        null,
        null,
        null,
        Substitutions.NONE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        attributes,
        filter,
        operator);
  }
}
