package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ProcessLogTest {
  /** A resource asks for audit lines in as many words; nobody must ask a second time. */
  @Test
  void writesAuditLinesWhateverElseIsWritten() {
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    try {
      ProcessLog.configure(false);
      assertThat(Logger.getLogger("stator.audit").isLoggable(Level.INFO)).isTrue();
      assertThat(Logger.getLogger("dev.stator.some").isLoggable(Level.INFO)).isFalse();
      Logger stream = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerStream");
      LogRecord line = new LogRecord(Level.WARNING, "Exception processing message");
      line.setThrown(Status.RESOURCE_EXHAUSTED.asRuntimeException());
      assertThat(stream.getFilter().isLoggable(line)).isFalse();
      line.setThrown(new IllegalStateException());
      assertThat(stream.getFilter().isLoggable(line)).isTrue();
      assertThat(Arrays.stream(root.getHandlers()).map(Handler::getLevel))
          .allMatch(level -> level.intValue() <= Level.INFO.intValue());
    } finally {
      root.setLevel(before);
    }
  }
}
