package dev.stator.server.dynamodb;

import dev.stator.model.AttributeValue;
import dev.stator.model.operation.AttributeCondition;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExpectedAttributeValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The legacy parameters of one request that are not plain text, as far as they were sent. */
final class LegacyMembers {
  @Nullable List<String> attributesToGet;
  @Nullable Map<String, ExpectedAttributeValue> expected;
  @Nullable Map<String, AttributeValueUpdate> attributeUpdates;
  @Nullable Map<String, AttributeCondition> keyConditions;

  /** QueryFilter or ScanFilter. */
  @Nullable Map<String, AttributeCondition> filter;

  /** Reads the member {@code name}, on whose value {@code in} stands. */
  void read(String name, RequestReader in) throws IOException {
    switch (name) {
      case "AttributesToGet" -> attributesToGet = in.texts();
      case "Expected" -> expected = expected(in);
      case "AttributeUpdates" -> attributeUpdates = updates(in);
      case "KeyConditions" -> keyConditions = conditions(in);
      case "QueryFilter", "ScanFilter" -> filter = conditions(in);
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static @Nullable Map<String, ExpectedAttributeValue> expected(RequestReader in)
      throws IOException {
    Map<String, ExpectedAttributeValue> expected = new LinkedHashMap<>();
    boolean present =
        in.map(
            TypeMismatch.modelled("ExpectedAttributeValue"),
            attribute -> {
              Comparison read = Comparison.read("ExpectedAttributeValue", in);
              expected.put(
                  attribute,
                  new ExpectedAttributeValue(
                      read.value, read.exists, read.operator, read.arguments));
            });
    return present ? expected : null;
  }

  private static @Nullable Map<String, AttributeCondition> conditions(RequestReader in)
      throws IOException {
    Map<String, AttributeCondition> conditions = new LinkedHashMap<>();
    boolean present =
        in.map(
            TypeMismatch.modelled("Condition"),
            attribute -> {
              Comparison read = Comparison.read("Condition", in);
              conditions.put(attribute, new AttributeCondition(read.operator, read.arguments));
            });
    return present ? conditions : null;
  }

  private static @Nullable Map<String, AttributeValueUpdate> updates(RequestReader in)
      throws IOException {
    Map<String, AttributeValueUpdate> updates = new LinkedHashMap<>();
    boolean present =
        in.map(
            TypeMismatch.modelled("AttributeValueUpdate"),
            attribute -> {
              Comparison read = Comparison.read("AttributeValueUpdate", in);
              updates.put(attribute, new AttributeValueUpdate(read.value, read.action));
            });
    return present ? updates : null;
  }

  /** What the three structures have between them; each takes what it knows. */
  private static final class Comparison {
    private @Nullable AttributeValue value;
    private @Nullable Boolean exists;
    private @Nullable String operator;
    private @Nullable String action;
    private @Nullable List<AttributeValue> arguments;

    static Comparison read(String type, RequestReader in) throws IOException {
      Comparison read = new Comparison();
      in.element(
          type,
          member -> {
            switch (member) {
              case "Value" -> read.value = in.value();
              case "Exists" -> read.exists = in.bool();
              case "ComparisonOperator" -> read.operator = in.text();
              case "Action" -> read.action = in.text();
              case "AttributeValueList" -> read.arguments = in.parameters();
              default -> in.skip();
            }
          });
      return read;
    }
  }
}
