package dev.stator.server.dynamodb;

import dev.stator.server.shell.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses answers for clients that say they take it.
 *
 * <p>Source: RFC 9110, section 12.5.3 "Accept-Encoding".
 */
final class Compression {
  /** What is shorter gains less than it costs. */
  static final int BYTES_MIN = 1024;

  private static final String GZIP = "gzip";
  private static final String DEFLATE = "deflate";

  private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");

  private Compression() {}

  /**
   * The coding to use; null for none.
   *
   * @param accepted the values of Accept-Encoding
   */
  static @Nullable String choose(List<String> accepted, int bytes) {
    if (bytes < BYTES_MIN || accepted.isEmpty()) {
      return null;
    }
    double gzip = 0;
    double deflate = 0;
    for (String one : String.join(",", accepted).toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = one.split(";", 2);
      double weight = parts.length == 1 ? 1 : weight(parts[1]);
      switch (parts[0].strip()) {
        case GZIP -> gzip = weight;
        case DEFLATE -> deflate = weight;
        default -> {}
      }
    }
    if (gzip == 0 && deflate == 0) {
      return null;
    }
    return gzip >= deflate ? GZIP : DEFLATE;
  }

  /** What is no weight is as good as none. */
  private static double weight(String parameter) {
    Matcher weight = WEIGHT.matcher(parameter.replace(" ", ""));
    return weight.matches() ? Double.parseDouble(weight.group(1)) : 1;
  }

  static byte[] compress(String coding, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2);
    try (OutputStream compressed = coding.equals(GZIP) ? new Gzip(out) : deflate(out)) {
      compressed.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** Tells a client, and caches between, how {@code answer} was compressed. */
  static HttpAnswer tell(HttpAnswer answer, String coding) {
    return answer.with("Content-Encoding", coding).with("Vary", "Accept-Encoding");
  }

  /** What HTTP calls deflate is in a zlib wrapper. */
  private static OutputStream deflate(OutputStream out) {
    return new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED)) {
      @Override
      public void close() throws IOException {
        super.close();
        def.end();
      }
    };
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
