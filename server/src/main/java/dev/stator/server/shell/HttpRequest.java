package dev.stator.server.shell;

import dev.stator.server.shell.limit.OverloadedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request, as it was sent. For the thread that serves it. */
public interface HttpRequest {

  /** The method in capitals: {@code GET}, {@code HEAD}, {@code POST} ... */
  String method();

  /**
   * The path exactly as sent, percent-encoding, empty segments and {@code ;} included, without the
   * query. Never decode it as a whole: {@code %2F} inside a segment is not a separator.
   */
  String rawPath();

  /** What followed the {@code ?}, still encoded; null when there was none. */
  @Nullable String rawQuery();

  /**
   * The first value of a header, or null.
   *
   * @param name in any case
   */
  @Nullable String header(String name);

  /**
   * All values of a header, empty if it was not sent.
   *
   * @param name in any case
   */
  List<String> headers(String name);

  /** The names of all headers that were sent, in lower case, each once. */
  Set<String> headerNames();

  /**
   * Who sends it, by the name of the token that was shown; may be logged. Null where no token was
   * asked for.
   */
  default @Nullable String caller() {
    return null;
  }

  /**
   * The whole body as it came over the wire, as signatures are of it; empty when there is none.
   * Reads it when it is first asked for; the array is shared, only to be read.
   *
   * @throws BodyTooLargeException as {@link #body}
   */
  byte[] sentBody();

  /**
   * The body with its Content-Encoding undone, for everything else; empty when there is none. The
   * array is shared, only to be read.
   *
   * @throws UndecodableBodyException if it cannot be undone; may be left to the shell as well
   * @throws BodyTooLargeException if it is longer than {@link HttpLimits#BODY_BYTES_MAX}; leave it
   *     to the shell, which asks the front end for its {@link Refusal#BODY_TOO_LARGE}
   */
  byte[] body();

  /**
   * Takes room for the answer to this request until that has gone out. For answers to what may be
   * asked again: those to what changed something are never given up.
   *
   * @param bytes of the answer
   * @throws OverloadedException if there is none left; leave it to the shell, which asks the front
   *     end for its {@link Refusal#OVERLOADED}
   */
  void hold(long bytes);
}
