package dev.stator.engine.partiql;

import dev.stator.engine.validation.ItemRules;
import dev.stator.model.AttributeValue;
import dev.stator.model.partiql.Statement;
import dev.stator.model.partiql.StatementParser;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement whose presence was checked, read. */
final class ParsedStatement {
  private ParsedStatement() {}

  /**
   * @throws dev.stator.model.EngineError.Validation if a parameter is no value, or it is no
   *     statement, or has more or fewer parameters
   */
  static Statement of(@Nullable String statement, @Nullable List<AttributeValue> parameters) {
    checkParameters(parameters);
    return StatementParser.parse(
        Objects.requireNonNull(statement), parameters == null ? List.of() : parameters);
  }

  /**
   * What the service looks at before the statement itself.
   *
   * @throws dev.stator.model.EngineError.Validation if one is no value
   */
  static void checkParameters(@Nullable List<AttributeValue> parameters) {
    if (parameters != null) {
      parameters.forEach(ItemRules::checkValue);
    }
  }
}
