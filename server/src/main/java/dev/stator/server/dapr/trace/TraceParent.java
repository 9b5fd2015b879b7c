package dev.stator.server.dapr.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which span a request comes from, in the two forms that Dapr knows.
 *
 * <p>Source: W3C Trace Context, section 3.2; OpenCensus, "BinaryEncoding", of {@code
 * grpc-trace-bin}.
 *
 * @param traceId 32 digits in lower-case hex, not all 0
 * @param spanId 16 digits in lower-case hex, not all 0
 * @param flags 2 digits in lower-case hex
 */
public record TraceParent(String traceId, String spanId, String flags) {
  public static final String HEADER = "traceparent";
  public static final String STATE_HEADER = "tracestate";
  public static final String BINARY_HEADER = "grpc-trace-bin";

  private static final Pattern TEXT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final Pattern ZEROS = Pattern.compile("0+");
  private static final HexFormat HEX = HexFormat.of();

  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;
  private static final int TRACE_AT = 2;
  private static final int SPAN_AT = TRACE_AT + TRACE_BYTES + 1;
  private static final int FLAGS_AT = SPAN_AT + SPAN_BYTES + 1;
  private static final int BINARY_BYTES = FLAGS_AT + 1;

  /** As the header {@value #HEADER} has it; empty if it is not one. */
  public static Optional<TraceParent> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean first = text.startsWith("00");
    return first && matcher.group(4) != null
        ? Optional.empty()
        : of(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** As the header {@value #BINARY_HEADER} has it; empty if it is not one. */
  public static Optional<TraceParent> parse(byte[] binary) {
    if (binary.length != BINARY_BYTES
        || binary[0] != 0
        || binary[1] != 0
        || binary[SPAN_AT - 1] != 1
        || binary[FLAGS_AT - 1] != 2) {
      return Optional.empty();
    }
    return of(
        HEX.formatHex(binary, TRACE_AT, TRACE_AT + TRACE_BYTES),
        HEX.formatHex(binary, SPAN_AT, SPAN_AT + SPAN_BYTES),
        HEX.formatHex(binary, FLAGS_AT, BINARY_BYTES));
  }

  private static Optional<TraceParent> of(String traceId, String spanId, String flags) {
    return ZEROS.matcher(traceId).matches() || ZEROS.matcher(spanId).matches()
        ? Optional.empty()
        : Optional.of(new TraceParent(traceId, spanId, flags));
  }

  /** For the header {@value #HEADER}. */
  public String text() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  /** For the header {@value #BINARY_HEADER}. */
  public byte[] binary() {
    byte[] binary = new byte[BINARY_BYTES];
    System.arraycopy(HEX.parseHex(traceId), 0, binary, TRACE_AT, TRACE_BYTES);
    binary[SPAN_AT - 1] = 1;
    System.arraycopy(HEX.parseHex(spanId), 0, binary, SPAN_AT, SPAN_BYTES);
    binary[FLAGS_AT - 1] = 2;
    binary[FLAGS_AT] = HEX.parseHex(flags)[0];
    return binary;
  }
}
