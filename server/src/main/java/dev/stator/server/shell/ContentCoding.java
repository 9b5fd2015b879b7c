package dev.stator.server.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what a request's Content-Encoding says was done to its body: gzip, once.
 *
 * <p>Source: RFC 9110, section 8.4.
 */
final class ContentCoding {
  private static final int STEP_BYTES = 64 * 1024;

  /** A gzip ends with its length before compression. */
  private static final int LENGTH_BYTES = 4;

  /**
   * The rest between steps beyond the told length. Honest bodies seldom come to that; one that lies
   * would take a core for as long as it takes to find out.
   */
  private static final Duration REST = Duration.ofNanos(500_000);

  /** No byte of deflate stands for more. */
  private static final int RATIO_MAX = 1032;

  private ContentCoding() {}

  /**
   * @param codings the values of Content-Encoding
   * @param grown told before memory is taken, with how much of it
   * @throws UndecodableBodyException if it cannot be undone
   * @throws BodyTooLargeException as soon as more than {@link HttpLimits#BODY_BYTES_MAX} come out
   */
  static byte[] decode(byte[] sent, List<String> codings, IntConsumer grown) {
    @Nullable String coding = coding(codings);
    if (coding == null) {
      return sent;
    }
    if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
      throw UndecodableBodyException.unknownCoding();
    }
    int told = toldLength(sent);
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent), STEP_BYTES)) {
      return read(plain, told, grown);
    } catch (IOException broken) {
      throw UndecodableBodyException.broken();
    }
  }

  private static @Nullable String coding(List<String> codings) {
    if (codings.isEmpty()) {
      return null;
    }
    String all = String.join(",", codings).trim().toLowerCase(Locale.ROOT);
    return all.isEmpty() || all.equals("identity") ? null : all;
  }

  /** Refuses at once what says itself that it is too long, or says what cannot be. */
  private static int toldLength(byte[] sent) {
    if (sent.length < LENGTH_BYTES) {
      throw UndecodableBodyException.broken();
    }
    long told =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(sent)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(sent.length - LENGTH_BYTES));
    if (told > (long) RATIO_MAX * sent.length) {
      throw UndecodableBodyException.broken();
    }
    if (told > HttpLimits.BODY_BYTES_MAX) {
      throw new BodyTooLargeException();
    }
    return (int) told;
  }

  /** The length is true unless the gzip has several members; then it is that of the last. */
  private static byte[] read(InputStream plain, int told, IntConsumer grown) throws IOException {
    grown.accept(told);
    byte[] first = new byte[told];
    if (plain.readNBytes(first, 0, told) < told) {
      throw UndecodableBodyException.broken();
    }
    int next = plain.read();
    return next < 0 ? first : readOn(first, next, plain, grown);
  }

  /** In steps that are put together at the end: what is too long has then cost little. */
  private static byte[] readOn(byte[] first, int next, InputStream plain, IntConsumer grown)
      throws IOException {
    List<byte[]> all = new ArrayList<>(List.of(first, new byte[] {(byte) next}));
    int length = first.length + 1;
    int read = STEP_BYTES;
    while (read == STEP_BYTES) {
      LockSupport.parkNanos(REST.toNanos());
      grown.accept(STEP_BYTES);
      byte[] step = new byte[STEP_BYTES];
      read = plain.readNBytes(step, 0, STEP_BYTES);
      length += read;
      if (length > HttpLimits.BODY_BYTES_MAX) {
        throw new BodyTooLargeException();
      }
      all.add(step);
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] step : all) {
      int part = Math.min(step.length, length - at);
      System.arraycopy(step, 0, whole, at, part);
      at += part;
    }
    return whole;
  }
}
