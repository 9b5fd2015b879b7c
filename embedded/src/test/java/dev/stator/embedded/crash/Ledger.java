package dev.stator.embedded.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * What the workers of one process say about their steps: a line before each and a line when it was
 * answered. A line is with the operating system before the worker goes on, so that it outlives the
 * process.
 */
final class Ledger implements AutoCloseable {
  private final FileChannel file;

  private Ledger(FileChannel file) {
    this.file = file;
  }

  static Ledger append(Path path) throws IOException {
    return new Ledger(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void begins(int worker, int number) {
    write("B " + worker + " " + number + "\n");
  }

  void acknowledged(int worker, int number) {
    write("A " + worker + " " + number + "\n");
  }

  private synchronized void write(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * How far each worker came.
   *
   * @param begun the number of its last step, acknowledged or not; -1 if there is none
   * @param acknowledged the number of the last that was acknowledged; -1 if there is none
   */
  record Progress(int[] begun, int[] acknowledged) {}

  static Progress read(Path path, int workers) throws IOException {
    int[] begun = new int[workers];
    int[] acknowledged = new int[workers];
    Arrays.fill(begun, -1);
    Arrays.fill(acknowledged, -1);
    String text = Files.exists(path) ? Files.readString(path) : "";
    // The last line may have been cut short.
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      int[] numbers = words.getFirst().equals("B") ? begun : acknowledged;
      numbers[Integer.parseInt(words.get(1))] = Integer.parseInt(words.get(2));
    }
    return new Progress(begun, acknowledged);
  }

  /** How many lines tell of an answer. */
  static long acknowledgements(Path path) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    try (var lines = Files.lines(path)) {
      return lines.filter(line -> line.startsWith("A")).count();
    }
  }
}
