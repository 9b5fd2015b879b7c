package dev.stator.app.lines;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of JSON from a file or from standard input, as bytes in UTF-8; a JSON array becomes a line
 * an element. A line ends with a line feed, or with the end of the input. For one thread.
 */
public final class BulkLines implements AutoCloseable {
  /** A line becomes a request, or a part of one, and no request may be longer. */
  public static final int LINE_BYTES_MAX = 16 * 1024 * 1024;

  /** An array is read as a whole before its first element is used. */
  public static final int ARRAY_BYTES_MAX = 256 * 1024 * 1024;

  /** What a command calls the input. */
  public static final String FLAG = "--from";

  private static final String STANDARD_INPUT = "-";
  private static final int BUFFER = 64 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;
  private @Nullable BulkLine peeked;

  private BulkLines(InputStream in) {
    this.in = in;
  }

  /**
   * @param from a file, or {@code -} for {@code standardInput}
   * @throws IOException if it cannot be read
   * @throws StartFailure if it begins as an array and is none, or too long a one
   */
  public static BulkLines open(String from, InputStream standardInput) throws IOException {
    InputStream in =
        new BufferedInputStream(
            from.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(from)),
            BUFFER);
    skipByteOrderMark(in);
    return new BulkLines(startsArray(in) ? elements(in) : in);
  }

  /** Some editors and shells write it; it says nothing. */
  private static void skipByteOrderMark(InputStream in) throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      in.reset();
    }
  }

  private static boolean startsArray(InputStream in) throws IOException {
    in.mark(BUFFER);
    int first = in.read();
    for (int read = 1; isSpace(first) && read < BUFFER; read++) {
      first = in.read();
    }
    in.reset();
    return first == '[';
  }

  private static InputStream elements(InputStream in) throws IOException {
    try (in) {
      byte[] whole = in.readNBytes(ARRAY_BYTES_MAX + 1);
      if (whole.length > ARRAY_BYTES_MAX) {
        throw unfit(
            "a JSON array longer than " + ARRAY_BYTES_MAX + " bytes; write an element a line");
      }
      if (!(JsonFormat.read(whole) instanceof JsonValue.Arr(List<JsonValue> elements))) {
        throw unfit("expected one JSON array");
      }
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (JsonValue element : elements) {
        lines.writeBytes(JsonFormat.write(element));
        lines.write('\n');
      }
      return new ByteArrayInputStream(lines.toByteArray());
    } catch (JsonSyntaxException malformed) {
      throw unfit("not a JSON array: " + malformed.getMessage());
    }
  }

  /**
   * The next line that is not blank; null at the end.
   *
   * @throws StartFailure if it is longer than {@link #LINE_BYTES_MAX}
   */
  public @Nullable BulkLine next() throws IOException {
    BulkLine next = peek();
    peeked = null;
    return next;
  }

  /** What {@link #next} will give. */
  public @Nullable BulkLine peek() throws IOException {
    if (peeked == null) {
      peeked = read();
    }
    return peeked;
  }

  private @Nullable BulkLine read() throws IOException {
    for (int end = end(); end >= 0; end = end()) {
      number++;
      int first = from;
      int last = end;
      from = Math.min(end + 1, to);
      while (first < last && isSpace(buffer[first])) {
        first++;
      }
      while (last > first && isSpace(buffer[last - 1])) {
        last--;
      }
      if (first < last) {
        return new BulkLine(number, Arrays.copyOfRange(buffer, first, last));
      }
    }
    return null;
  }

  /** Whether a whole line has come already, or something that may have its end. */
  public boolean isReady() throws IOException {
    if (peeked != null) {
      return true;
    }
    for (int at = from; at < to; at++) {
      if (buffer[at] == '\n') {
        return true;
      }
    }
    return in.available() > 0;
  }

  /** Leaves out {@code lines}, blank ones too. */
  public void skip(long lines) throws IOException {
    for (int end = lines > 0 ? end() : -1; end >= 0; end = number < lines ? end() : -1) {
      number++;
      from = Math.min(end + 1, to);
    }
  }

  /** Where the line ends that begins at {@link #from}; -1 if there is none. */
  private int end() throws IOException {
    int at = from;
    while (true) {
      for (; at < to; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      int looked = at - from;
      if (!fill()) {
        return from < to ? to : -1;
      }
      at = from + looked;
    }
  }

  /** Reads more behind what there is of a line; false at the end of the input. */
  private boolean fill() throws IOException {
    if (to - from > LINE_BYTES_MAX) {
      throw unfit("line " + (number + 1) + " is longer than " + LINE_BYTES_MAX + " bytes");
    }
    if (to == buffer.length) {
      byte[] next = to - from > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, from, next, 0, to - from);
      buffer = next;
      to -= from;
      from = 0;
    }
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(read, 0);
    return read >= 0;
  }

  private static StartFailure unfit(String why) {
    return new StartFailure(ExitCode.USAGE, FLAG + ": " + why);
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
