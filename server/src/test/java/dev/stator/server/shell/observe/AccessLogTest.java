package dev.stator.server.shell.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T08:45:01.123456Z"), ZoneOffset.UTC);

  @Test
  void writesALineForEachExchange() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AccessLog log = AccessLog.to(out, CLOCK)) {
      log.answered(exchange("/", "ThrottlingException", "R1"));
      log.answered(exchange("/storage/default/a:b%20c", null, null));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "time=2026-11-21T08:45:01.123Z peer=127.0.0.1 frontend=dynamodb operation=PutItem"
                + " method=POST path=/ status=400 error=ThrottlingException in=12 out=3 ms=1.500"
                + " id=R1\n"
                + "time=2026-11-21T08:45:01.123Z peer=127.0.0.1 frontend=dynamodb operation=PutItem"
                + " method=POST path=/storage/default/a:b%20c status=400 error=- in=12 out=3"
                + " ms=1.500 id=-\n");
  }

  @Test
  void letsNoRequestWriteLinesOfItsOwn() {
    String line =
        new AccessLine(CLOCK).of(exchange("/a b\n\"\\\u007f\u00e9" + "x".repeat(600), null, null));
    assertThat(line).contains("path=/a\\x20b\\x0A\\x22\\x5C\\x7F\\xE9xxx").hasLineCount(1);
    assertThat(line).contains("xxx... status=");
    assertThat(line.length()).isLessThan(800);
  }

  @Test
  void appendsToAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("access.log");
    for (int start = 0; start < 2; start++) {
      try (AccessLog log = AccessLog.to(file, CLOCK)) {
        log.answered(exchange("/", null, null));
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void dropsLinesInsteadOfHoldingRequestsUp() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int one) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            try {
              release.await();
            } catch (InterruptedException interrupted) {
              throw new IOException(interrupted);
            }
            written.write(bytes, from, length);
          }
        };
    int lines = 3 * AccessLog.WAITING_MAX;
    try (AccessLog log = AccessLog.to(slow, CLOCK)) {
      for (int line = 0; line < lines; line++) {
        log.answered(exchange("/", null, null));
      }
      release.countDown();
    }
    String all = written.toString(StandardCharsets.UTF_8);
    long told =
        all.lines()
            .mapToLong(
                line ->
                    line.startsWith("dropped=")
                        ? Long.parseLong(line.substring("dropped=".length()))
                        : 1)
            .sum();
    assertThat(told).isEqualTo(lines);
    assertThat(all).contains("dropped=");
  }

  private static Exchange exchange(String path, @Nullable String error, @Nullable String id) {
    return new Exchange(
        "dynamodb", "PutItem", "POST", path, 400, error, 12, 3, 1_500_000, id, "127.0.0.1");
  }
}
