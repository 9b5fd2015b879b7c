package dev.stator.keda.counting;

/** Measuring came to no result, for a reason that is not the database's. */
public final class MeasureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** What to do about it. */
  public enum Reason {
    /** It takes longer than anybody waits: ask again, or count less. */
    LATE,
    /** The read units of this minute are spent. */
    BUDGET_SPENT,
    /** There is no such table or index. */
    MISSING,
    /** What is there cannot be measured as the trigger asks. */
    UNFIT
  }

  public MeasureException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The message; never null. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
