package dev.stator.engine.reference;

import dev.stator.engine.comparison.Answer.Refused;
import java.util.List;
import java.util.Map;

/** Ends the answering of a request that is not done. */
final class Refusal extends RuntimeException {
  final transient Refused answer;

  Refusal(String error, Map<String, Object> item, List<Refused> reasons) {
    answer = new Refused(error, item, reasons);
  }

  static void invalidIf(boolean wrong) {
    if (wrong) {
      throw new Refusal("Validation", Map.of(), List.of());
    }
  }
}
