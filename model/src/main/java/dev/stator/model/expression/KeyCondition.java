package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key condition expression, parsed: which partition to read, and what of it. Whether the values
 * have the types of the key attributes is not checked here.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Key condition expressions for the Query operation".
 *
 * @param partition what the partition key is equal to
 * @param sort null to read the whole partition
 */
public record KeyCondition(AttributeValue partition, @Nullable SortCondition sort) {

  /**
   * @throws EngineError.Validation if {@code text} is not a legal key condition, or not one on
   *     {@code keys}
   */
  public static KeyCondition parse(String text, Placeholders placeholders, KeyNames keys) {
    return parse(ExpressionKind.KEY_CONDITION, text, placeholders, keys);
  }

  /**
   * @param kind {@code KEY_CONDITION} or {@code STATEMENT_WHERE}
   * @throws EngineError.Validation as {@link #parse(String, Placeholders, KeyNames)}
   */
  public static KeyCondition parse(
      ExpressionKind kind, String text, Placeholders placeholders, KeyNames keys) {
    Predicate predicate = new ConditionParser(kind, text, placeholders).parse();
    return new KeyConditionReader().read(predicate, keys);
  }

  /**
   * What legacy KeyConditions say.
   *
   * @param tests one or two, of different attributes
   * @throws EngineError.Validation if they are no conditions on {@code keys}
   */
  public static KeyCondition of(List<AttributeTest> tests, KeyNames keys) {
    return new KeyConditionReader().read(tests, keys);
  }
}
