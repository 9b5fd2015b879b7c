package dev.stator.dapr;

/**
 * Asked before values are kept for an answer, so that many large answers at the same time do not
 * take all memory. For many threads.
 */
@FunctionalInterface
public interface AnswerRoom {
  /** Always has room. */
  AnswerRoom UNBOUNDED = bytes -> true;

  /**
   * Takes room, which whoever gave this gives back when the answer is gone.
   *
   * @return whether there was so much; if not, none is taken
   */
  boolean take(long bytes);

  /**
   * The same, where nothing can be done without it.
   *
   * @throws StateError.Overloaded if there was not so much
   */
  default void takeOrRefuse(long bytes) {
    if (!take(bytes)) {
      throw new StateError.Overloaded();
    }
  }
}
