package dev.stator.app.data;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An expression in the making. Names and values get placeholders, so that reserved words and any
 * characters are fine.
 */
final class Expression {
  private final String prefix;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  /**
   * @param prefix keeps the placeholders of two expressions in one request apart
   */
  Expression(String prefix) {
    this.prefix = prefix;
  }

  Expression text(String part) {
    text.append(part);
    return this;
  }

  Expression name(String name) {
    String placeholder = "#" + prefix + names.size();
    names.put(placeholder, name);
    text.append(placeholder);
    return this;
  }

  Expression value(AttributeValue value) {
    String placeholder = ":" + prefix + values.size();
    values.put(placeholder, value);
    text.append(placeholder);
    return this;
  }

  Condition build() {
    return new Condition(text.toString(), names, values);
  }
}
