package dev.stator.model.expression;

import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.List;
import java.util.Set;

/**
 * A condition or filter expression, parsed, or what their legacy forms say.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Condition expressions" and "Filter expressions".
 */
public final class Condition {
  private final Predicate predicate;
  private final List<DocumentPath> paths;

  private Condition(Predicate predicate, List<DocumentPath> paths) {
    this.predicate = predicate;
    this.paths = paths;
  }

  /**
   * @param kind {@code CONDITION}, {@code FILTER} or {@code STATEMENT_WHERE}
   * @throws EngineError.Validation if {@code text} is not a legal condition
   */
  public static Condition parse(ExpressionKind kind, String text, Placeholders placeholders) {
    ConditionParser parser = new ConditionParser(kind, text, placeholders);
    return new Condition(parser.parse(), parser.paths());
  }

  /**
   * What a legacy Expected, QueryFilter or ScanFilter says.
   *
   * @param tests at least one
   * @param any whether one of them that holds is enough
   */
  public static Condition of(List<AttributeTest> tests, boolean any) {
    return new Condition(
        AttributeTest.combined(tests, any), tests.stream().map(AttributeTest::path).toList());
  }

  /**
   * Whether {@code item} meets the condition; {@link Item#EMPTY} for an item that does not exist.
   */
  public boolean test(Item item) {
    return predicate.test(item);
  }

  /** The top-level attributes that the condition refers to. */
  public Set<String> topLevelNames() {
    return DocumentPath.attributes(paths);
  }

  /** Those of them whose maps or lists it goes into, which no key attribute has. */
  public Set<String> nestedTopLevelNames() {
    return DocumentPath.nestedAttributes(paths);
  }
}
