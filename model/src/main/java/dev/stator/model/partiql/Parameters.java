package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a statement's question marks, taken one after the other. */
final class Parameters {
  private static final String COUNT = "Number of parameters in request and statement don't match.";

  private final @Nullable List<AttributeValue> values;
  private int taken;

  /**
   * @param values null if they are not known: each is then NULL, and there are always enough
   */
  Parameters(@Nullable List<AttributeValue> values) {
    this.values = values;
  }

  boolean areKnown() {
    return values != null;
  }

  /**
   * @throws EngineError.Validation if there is none left
   */
  AttributeValue take() {
    if (values == null) {
      return AttributeValue.Null.INSTANCE;
    }
    if (taken >= values.size()) {
      throw new EngineError.Validation(COUNT);
    }
    return values.get(taken++);
  }

  /**
   * @throws EngineError.Validation if some are left
   */
  void requireAllTaken() {
    if (values != null && taken != values.size()) {
      throw new EngineError.Validation(COUNT);
    }
  }
}
