package dev.stator.server.shell.connection;

import dev.stator.server.shell.limit.ServerLimits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes in pieces, so that it can be seen whether the client takes them. */
final class PacedWriter implements DataWriter {
  /**
   * Large enough that no answer is slower for it, small enough that a client that takes {@link
   * ServerLimits#SENDING_BYTES_PER_SECOND} takes one within {@link Pace#READER_REST_MAX}.
   */
  private static final int PIECE_BYTES = 32 * 1024;

  private final DataWriter writer;
  private final Pace pace;

  PacedWriter(DataWriter writer, Pace pace) {
    this.writer = writer;
    this.pace = pace;
  }

  @Override
  public void write(BufferData... buffers) {
    write(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    int left = buffer.available();
    while (left > PIECE_BYTES) {
      byte[] piece = new byte[PIECE_BYTES];
      buffer.read(piece, 0, PIECE_BYTES);
      writer.write(BufferData.create(piece));
      left -= PIECE_BYTES;
      pace.moved(PIECE_BYTES);
    }
    writer.write(buffer);
    pace.moved(left);
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writer.writeNow(buffers);
  }

  @Override
  public void writeNow(BufferData buffer) {
    writer.writeNow(buffer);
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }
}
