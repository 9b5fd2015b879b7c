package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueReader;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeCondition;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExpectedAttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/** The structures of legacy parameters. An entry without a value counts as an empty one. */
final class LegacyMembers {
  private static final SupportedMembers CONDITION =
      SupportedMembers.of(
          "Condition", Condition.builder(), "AttributeValueList", "ComparisonOperator");
  private static final SupportedMembers EXPECTED =
      SupportedMembers.of(
          "ExpectedAttributeValue",
          software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue.builder(),
          "Value",
          "Exists",
          "ComparisonOperator",
          "AttributeValueList");
  private static final SupportedMembers UPDATE =
      SupportedMembers.of(
          "AttributeValueUpdate",
          software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate.builder(),
          "Value",
          "Action");

  private LegacyMembers() {}

  static @Nullable Map<String, AttributeCondition> conditions(
      boolean present, Map<String, Condition> conditions) {
    return map(present, conditions, LegacyMembers::condition);
  }

  static @Nullable Map<String, ExpectedAttributeValue> expected(
      boolean present,
      Map<String, software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue> expected) {
    return map(present, expected, LegacyMembers::expected);
  }

  static @Nullable Map<String, AttributeValueUpdate> updates(
      boolean present,
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate> updates) {
    return map(present, updates, LegacyMembers::update);
  }

  /**
   * @throws EngineError.Validation if a name is null, which no request over the network can have
   */
  static @Nullable List<String> names(boolean present, List<? extends @Nullable String> names) {
    if (!present) {
      return null;
    }
    List<String> given = new ArrayList<>(names.size());
    for (String name : names) {
      if (name == null) {
        throw new EngineError.Validation(ValueReader.NULL_NAME);
      }
      given.add(name);
    }
    return given;
  }

  private static AttributeCondition condition(@Nullable Condition condition) {
    if (condition == null) {
      return new AttributeCondition(null, null);
    }
    CONDITION.check(condition);
    return new AttributeCondition(
        condition.comparisonOperatorAsString(),
        values(condition.hasAttributeValueList(), condition.attributeValueList()));
  }

  private static ExpectedAttributeValue expected(
      software.amazon.awssdk.services.dynamodb.model.@Nullable ExpectedAttributeValue expected) {
    if (expected == null) {
      return new ExpectedAttributeValue(null, null, null, null);
    }
    EXPECTED.check(expected);
    return new ExpectedAttributeValue(
        expected.value() == null ? null : ValueReader.value(expected.value()),
        expected.exists(),
        expected.comparisonOperatorAsString(),
        values(expected.hasAttributeValueList(), expected.attributeValueList()));
  }

  private static AttributeValueUpdate update(
      software.amazon.awssdk.services.dynamodb.model.@Nullable AttributeValueUpdate update) {
    if (update == null) {
      return new AttributeValueUpdate(null, null);
    }
    UPDATE.check(update);
    return new AttributeValueUpdate(
        update.value() == null ? null : ValueReader.value(update.value()), update.actionAsString());
  }

  private static @Nullable List<AttributeValue> values(
      boolean present, List<software.amazon.awssdk.services.dynamodb.model.AttributeValue> values) {
    return present ? values.stream().map(ValueReader::value).toList() : null;
  }

  static <S, T> @Nullable Map<String, T> map(
      boolean present, Map<String, S> members, Function<@Nullable S, T> translate) {
    if (!present) {
      return null;
    }
    Map<String, T> translated = LinkedHashMap.newLinkedHashMap(members.size());
    members.forEach((name, member) -> translated.put(name, translate.apply(member)));
    return translated;
  }
}
