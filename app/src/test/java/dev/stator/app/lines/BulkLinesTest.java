package dev.stator.app.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.exit.StartFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkLinesTest {

  @Test
  void numbersLinesAndLeavesOutBlankOnes() throws IOException {
    assertThat(lines("{\"a\": 1}\n\n \t\r\n  {\"b\": 2} \r\nlast"))
        .containsExactly("1 {\"a\": 1}", "4 {\"b\": 2}", "5 last");
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n\n")).isEmpty();
    assertThat(lines("1\n")).containsExactly("1 1");
  }

  @Test
  void leavesOutAByteOrderMark() throws IOException {
    assertThat(lines("\uFEFF1\n2")).containsExactly("1 1", "2 2");
    assertThat(lines("\uFEFF[1, 2]")).containsExactly("1 1", "2 2");
    assertThat(lines("\uFEFF")).isEmpty();
  }

  @Test
  void takesTheElementsOfAnArray() throws IOException {
    assertThat(lines(" \n[{\"a\": \"x\\ny\"},\n 2]")).containsExactly("1 {\"a\":\"x\\ny\"}", "2 2");
    assertThat(lines("[]")).isEmpty();
    assertThatThrownBy(() -> lines("[1, 2"))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("--from: not a JSON array: ");
    assertThatThrownBy(() -> lines("[1]\n[2]"))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("--from: not a JSON array: ");
  }

  @Test
  void keepsBytesThatAreNoText() throws IOException {
    byte[] line = {'"', (byte) 0xC0, (byte) 0x80, '"'};
    try (BulkLines lines = BulkLines.open("-", new ByteArrayInputStream(line))) {
      assertThat(Objects.requireNonNull(lines.next()).json()).containsExactly(line);
    }
  }

  @Test
  void skipsLinesBlankOnesToo() throws IOException {
    try (BulkLines lines = over("a\n\nb\nc\n")) {
      lines.skip(2);
      assertThat(rest(lines)).containsExactly("3 b", "4 c");
    }
    try (BulkLines lines = over("a\nb")) {
      lines.skip(10);
      assertThat(rest(lines)).isEmpty();
    }
    try (BulkLines lines = over("a\nb")) {
      lines.skip(0);
      assertThat(rest(lines)).containsExactly("1 a", "2 b");
    }
  }

  @Test
  void takesLinesOfEveryLengthUpToTheLongest() throws IOException {
    for (int length : new int[] {1, 65_535, 65_536, 65_537, 200_000}) {
      String line = "x".repeat(length);
      assertThat(lines("1\n" + line + "\n2")).containsExactly("1 1", "2 " + line, "3 2");
    }
    byte[] longest = "x".repeat(BulkLines.LINE_BYTES_MAX).getBytes(UTF_8);
    try (BulkLines lines = BulkLines.open("-", new ByteArrayInputStream(longest))) {
      assertThat(lines.next()).extracting(line -> line.json().length).isEqualTo(longest.length);
    }
  }

  /** Without a line feed it never ends. */
  @Test
  void refusesALineWithoutEnd() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    try (BulkLines lines = BulkLines.open("-", endless)) {
      assertThatThrownBy(lines::next)
          .isInstanceOf(StartFailure.class)
          .hasMessage("--from: line 1 is longer than 16777216 bytes");
    }
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("items.ndjson"), "1\n2\n");
    try (BulkLines lines = BulkLines.open(file.toString(), InputStream.nullInputStream())) {
      assertThat(rest(lines)).containsExactly("1 1", "2 2");
    }
    assertThatThrownBy(() -> BulkLines.open(folder + "/none", InputStream.nullInputStream()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void isReadyWhileWholeLinesAreThere() throws IOException {
    try (BulkLines lines = over("1\n2\n3")) {
      assertThat(lines.peek()).isEqualTo(lines.peek());
      assertThat(lines.isReady()).isTrue();
      lines.next();
      assertThat(lines.isReady()).isTrue();
      lines.next();
      assertThat(lines.isReady()).as("the end of the line may come or not").isFalse();
      assertThat(rest(lines)).containsExactly("3 3");
    }
  }

  private static List<String> lines(String input) throws IOException {
    try (BulkLines lines = over(input)) {
      return rest(lines);
    }
  }

  private static BulkLines over(String input) throws IOException {
    return BulkLines.open("-", new ByteArrayInputStream(input.getBytes(UTF_8)));
  }

  private static List<String> rest(BulkLines lines) throws IOException {
    List<String> read = new ArrayList<>();
    for (BulkLine line = lines.next(); line != null; line = lines.next()) {
      read.add(line.number() + " " + new String(line.json(), UTF_8));
    }
    return Collections.unmodifiableList(read);
  }
}
