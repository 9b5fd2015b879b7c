package dev.stator.connector.action;

/**
 * Asked before what was read is kept for an answer, so that many large answers at the same time do
 * not take all memory.
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
}
