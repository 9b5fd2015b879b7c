package dev.stator.server.shell.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.limit.ServerLimits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacedWriterTest {
  private static final int SEED = 9;

  /** Keeps what is written. */
  private static final class Kept implements DataWriter {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final List<Integer> pieces = new ArrayList<>();

    @Override
    public void write(BufferData... buffers) {
      write(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData buffer) {
      byte[] piece = buffer.readBytes();
      pieces.add(piece.length);
      all.writeBytes(piece);
    }

    @Override
    public void writeNow(BufferData... buffers) {
      write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      write(buffer);
    }
  }

  /** Who takes an answer as fast as it must takes each piece before it counts as resting. */
  @Test
  void writesAllInPiecesThatASlowReaderTakesInTime() {
    byte[] answer = new byte[1_000_001];
    new Random(SEED).nextBytes(answer);
    Kept kept = new Kept();
    new PacedWriter(kept, new Pace()).write(BufferData.create(answer));
    long inTime = Pace.READER_REST_MAX.toSeconds() * ServerLimits.SENDING_BYTES_PER_SECOND;
    assertThat(kept.all.toByteArray()).isEqualTo(answer);
    assertThat(kept.pieces).allMatch(piece -> piece <= inTime);
  }
}
