package dev.stator.server.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
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
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent), STEP_BYTES)) {
      return read(plain, grown);
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

  private static byte[] read(InputStream plain, IntConsumer grown) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      grown.accept(STEP_BYTES);
      byte[] step = plain.readNBytes(STEP_BYTES);
      all.writeBytes(step);
      if (all.size() > HttpLimits.BODY_BYTES_MAX) {
        throw new BodyTooLargeException();
      }
      if (step.length < STEP_BYTES) {
        return all.toByteArray();
      }
    }
  }
}
