package dev.stator.app.command;

import java.io.PrintStream;

/**
 * Where the person reads: results on {@code out}, warnings and errors on {@code err}, each error
 * and warning one line that starts with {@code stator:}.
 */
public record Terminal(PrintStream out, PrintStream err) {

  public static Terminal standard() {
    return new Terminal(System.out, System.err);
  }

  public void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Whether whoever reads the results has gone, such as {@code head} after its lines. */
  public boolean isClosed() {
    return out.checkError();
  }

  /** What is being done right now; not part of the result. */
  public void progress(String text) {
    err.println(text);
  }

  public void warn(String text) {
    err.println("stator: warning: " + text);
  }

  public void fail(String text) {
    err.println("stator: " + text);
  }
}
