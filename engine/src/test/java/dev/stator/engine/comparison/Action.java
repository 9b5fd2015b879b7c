package dev.stator.engine.comparison;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action of an update, as data.
 *
 * @param clause {@code SET}, {@code REMOVE}, {@code ADD} or {@code DELETE}
 * @param operand of ADD and DELETE, a literal; null with REMOVE
 */
public record Action(String clause, Expression.Path path, @Nullable Expression operand) {

  /** REMOVE and DELETE only take away. */
  public boolean gives() {
    return clause.equals("SET") || clause.equals("ADD");
  }

  /** The attribute that it sets to a value of the request, whatever item there is. */
  public Map<String, Object> given() {
    boolean isWhole = clause.equals("SET") && path.steps().size() == 1;
    return isWhole && operand instanceof Expression.Literal(Object value)
        ? Map.of(path.attribute(), value)
        : Map.of();
  }
}
