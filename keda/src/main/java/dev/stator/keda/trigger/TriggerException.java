package dev.stator.keda.trigger;

import java.util.List;

/**
 * A trigger or its authentication cannot be used as it is written. The message names each field and
 * what is wrong with it, one a line, in KEDA's own words where KEDA has some.
 */
public final class TriggerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TriggerException(String problem) {
    super(problem);
  }

  public TriggerException(List<String> problems) {
    super(String.join("\n", problems));
  }

  /** The message; never null. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
