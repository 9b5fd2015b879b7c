package dev.stator.server.shell.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.function.Supplier;

/**
 * Reads as the library does, but takes chunks only as the standard writes them: where the library
 * skips two bytes they must be a line end, and a chunk's size is a short line of digits. Otherwise
 * two readers could see the end of a request at different places.
 *
 * <p>Source: RFC 9112, sections 2.2 "Message Parsing" and 7.1 "Chunked Transfer Coding".
 */
final class GuardedReader extends DataReader {
  private static final int LINE_END_BYTES = 2;

  /** Eight digits say 4 GB. */
  private static final int CHUNK_SIZE_DIGITS_MAX = 8;

  /** From the size of a chunk to the empty line after the last. */
  private boolean inChunks;

  /** After the bytes of a chunk, which the library follows with a blind skip. */
  private boolean lineEndIsNext;

  /** What comes next is the first line of a request. */
  private boolean lineIsNext = true;

  GuardedReader(Supplier<byte[]> source) {
    super(source);
  }

  /** The request before is answered. */
  void awaitRequest() {
    lineIsNext = true;
  }

  /** The library asks it for the end of a request's first line; one empty line may come before. */
  @Override
  public int findNewLine(int lengthMax) throws IncorrectNewLineException {
    if (!lineIsNext) {
      return super.findNewLine(lengthMax);
    }
    if (startsWithNewLine()) {
      super.skip(LINE_END_BYTES);
    }
    int length = super.findNewLine(lengthMax);
    if (length >= lengthMax) {
      throw malformed("the request line is too long");
    }
    return length;
  }

  /** The library reads a request's first line with it, and nothing else. */
  @Override
  public byte[] readBytes(int length) {
    byte[] bytes = super.readBytes(length);
    if (!lineIsNext) {
      return bytes;
    }
    lineIsNext = false;
    RequestLine line = RequestLine.of(bytes);
    WatchedConnection.current().begun(line);
    return line.text();
  }

  @Override
  public BufferData readBuffer(int length) {
    lineEndIsNext = false;
    BufferData bytes = super.readBuffer(length);
    lineEndIsNext = inChunks;
    return bytes;
  }

  @Override
  public void skip(int count) {
    if (lineEndIsNext && !startsWithNewLine()) {
      throw malformed("a chunk does not end where its size says");
    }
    lineEndIsNext = false;
    super.skip(count);
  }

  /** The library reads the lines between chunks with it, and nothing else. */
  @Override
  public String readLine() throws IncorrectNewLineException {
    int length = findNewLine(CHUNK_SIZE_DIGITS_MAX + LINE_END_BYTES);
    if (length > CHUNK_SIZE_DIGITS_MAX) {
      throw malformed("the size of a chunk is too long");
    }
    String line = readAsciiString(length);
    if (!line.chars().allMatch(GuardedReader::isHexadecimal)) {
      throw malformed("the size of a chunk is no number");
    }
    skip(LINE_END_BYTES);
    inChunks = !line.isEmpty();
    return line;
  }

  private static boolean isHexadecimal(int character) {
    return Character.digit(character, 16) >= 0;
  }

  private static RequestException malformed(String reason) {
    return RequestLine.refused(Status.BAD_REQUEST_400, reason);
  }
}
