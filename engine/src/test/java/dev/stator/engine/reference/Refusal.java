package dev.stator.engine.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends the answering of a request that is not done. */
final class Refusal extends RuntimeException {
  private final transient Answer.Refused answer;

  Refusal(String error, @Nullable Map<String, Object> item) {
    super(error, null, false, false);
    this.answer = new Answer.Refused(error, item);
  }

  Answer.Refused answer() {
    return answer;
  }

  static void invalidIf(boolean wrong) {
    if (wrong) {
      throw invalid();
    }
  }

  static Refusal invalid() {
    return new Refusal("Validation", null);
  }
}
