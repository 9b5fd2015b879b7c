package dev.stator.server.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** A body that is written while it comes into being, such as server-sent events. */
@FunctionalInterface
public interface StreamedBody extends AutoCloseable {
  /** How long a body may go without looking whether it is to end, in milliseconds. */
  long LOOK_MILLIS_MAX = 500;

  /**
   * Writes the body; returning ends it.
   *
   * @param out what is flushed goes to the client
   * @param ending whether the server is stopping; asked at least every {@link #LOOK_MILLIS_MAX}
   * @throws IOException from {@code out}: the client went away
   */
  void writeTo(OutputStream out, BooleanSupplier ending) throws IOException;

  /**
   * Gives back what the body holds. Called whatever became of its answer: written, broken off, or
   * never sent; after {@link #writeTo}, if that was called. May be repeated.
   */
  @Override
  default void close() {}
}
