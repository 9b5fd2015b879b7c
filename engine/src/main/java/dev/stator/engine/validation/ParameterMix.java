package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a request's legacy parameters and expressions are there: the service takes one kind or
 * the other. What is added first is told first.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Legacy conditional parameters"; text as the service
 * answers it.
 */
final class ParameterMix {
  private final Set<String> legacy = new LinkedHashSet<>();
  private final Set<String> expressions = new LinkedHashSet<>();

  ParameterMix legacy(String member, @Nullable Object value) {
    if (value != null) {
      legacy.add(member);
    }
    return this;
  }

  ParameterMix expression(String member, @Nullable Object value) {
    if (value != null) {
      expressions.add(member);
    }
    return this;
  }

  /**
   * @throws EngineError.Validation if there are both
   */
  void check() {
    if (!legacy.isEmpty() && !expressions.isEmpty()) {
      throw new EngineError.Validation(
          "Can not use both expression and non-expression parameters in the same request: "
              + "Non-expression parameters: {"
              + String.join(", ", legacy)
              + "} Expression parameters: {"
              + String.join(", ", expressions)
              + "}");
    }
  }
}
