package dev.stator.engine.limits;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.operation.Operation;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an operation is answered, as one text. */
final class Answers {
  static final String DONE = "done";
  static final String NO_TABLE = "no such table";
  static final String INVALID = "One or more parameter values were invalid: ";

  private Answers() {}

  /**
   * {@link #DONE}, {@link #NO_TABLE}, the message of a validation error, or the one reason of a
   * cancellation.
   */
  static String of(EngineUnderTest engine, Operation<?> operation) {
    try {
      engine.execute(operation);
      return DONE;
    } catch (EngineError.Validation wrong) {
      return wrong.text();
    } catch (EngineError.ResourceNotFound missing) {
      return NO_TABLE;
    } catch (TransactionCanceled canceled) {
      return canceled.reasons().stream()
          .filter(reason -> !reason.equals(TransactionCanceled.Reason.NONE))
          .map(reason -> canceled(reason.code() + ": " + reason.message()))
          .collect(Collectors.joining(", "));
    }
  }

  static String canceled(String reason) {
    return "canceled, " + reason;
  }

  /** The error of one member, whose value is told. */
  static String constraint(String value, String path, String rule) {
    return "1 validation error detected: Value '"
        + value
        + "' at '"
        + path
        + "' failed to satisfy constraint: Member must "
        + rule;
  }

  /** An answer without the value that a constraint's error tells of a list. */
  static String withoutValue(String answer) {
    return answer.replaceFirst("Value '\\[.*]' at", "Value at");
  }

  /** The error of a list that is too long, without its value. */
  static String tooMany(String path, int max) {
    return "1 validation error detected: Value at '"
        + path
        + "' failed to satisfy constraint: Member must have length less than or equal to "
        + max;
  }

  static <T> List<T> times(int count, IntFunction<T> element) {
    return IntStream.range(0, count).mapToObj(element).toList();
  }
}
