package dev.stator.engine.read;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.validation.ItemRules;
import dev.stator.model.EngineError;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.ExpressionOrigin;
import dev.stator.model.expression.Placeholders;
import dev.stator.model.expression.Projection;
import dev.stator.model.operation.Substitutions;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of one read that need no table, parsed.
 *
 * @param filter null when the request has none
 * @param projection null when the request has none
 */
public record ReadExpressions(@Nullable Condition filter, @Nullable Projection projection) {

  /** For requests that have no other expression: all placeholders must be used by these. */
  public static ReadExpressions parse(
      @Nullable String filter, @Nullable String projection, Substitutions substitutions) {
    return parse(ExpressionOrigin.REQUEST, filter, projection, substitutions);
  }

  /** As above, of a request or of a statement. */
  static ReadExpressions parse(
      ExpressionOrigin origin,
      @Nullable String filter,
      @Nullable String projection,
      Substitutions substitutions) {
    if (filter == null && projection == null) {
      Placeholders.requireNoneGiven(substitutions, "FilterExpression is null");
      return new ReadExpressions(null, null);
    }
    Placeholders placeholders = new Placeholders(substitutions);
    ItemRules.checkExpressionValues(substitutions.values());
    ReadExpressions parsed = parse(origin, filter, projection, placeholders);
    placeholders.requireAllUsed();
    return parsed;
  }

  /** These, or in place of what is absent, what the legacy parameters say. */
  ReadExpressions orLegacy(
      @Nullable Condition legacyFilter, @Nullable Projection legacyProjection) {
    return new ReadExpressions(
        filter == null ? legacyFilter : filter, projection == null ? legacyProjection : projection);
  }

  /**
   * @throws EngineError.Validation if the filter goes into a key attribute as if it were a map or
   *     list
   */
  void requireKeysScalar(KeySchema schema) {
    if (filter == null) {
      return;
    }
    for (String name : filter.nestedTopLevelNames()) {
      if (schema.isKey(name)) {
        throw new EngineError.Validation(
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
                + "allowed: Key: "
                + name);
      }
    }
  }

  /** For requests whose key condition uses placeholders too. */
  static ReadExpressions parse(
      ExpressionOrigin origin,
      @Nullable String filter,
      @Nullable String projection,
      Placeholders placeholders) {
    return new ReadExpressions(
        filter == null ? null : Condition.parse(origin.filter(), filter, placeholders),
        projection == null
            ? null
            : Projection.parse(origin.projection(), projection, placeholders));
  }
}
