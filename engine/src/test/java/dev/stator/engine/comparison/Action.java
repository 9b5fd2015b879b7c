package dev.stator.engine.comparison;

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
}
