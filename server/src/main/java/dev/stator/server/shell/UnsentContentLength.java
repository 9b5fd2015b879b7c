package dev.stator.server.shell;

import io.helidon.common.GenericType;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.mapper.Value;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code Content-Length} of an answer that must not have one. The HTTP library wants it to be
 * zero and writes it out, which RFC 9110, section 8.6, forbids for 204: it sees this one, and the
 * client sees none.
 */
final class UnsentContentLength implements Header {
  static final Header ZERO = new UnsentContentLength();
  private static final Header SEEN = HeaderValues.CONTENT_LENGTH_ZERO;

  private UnsentContentLength() {}

  @Override
  public void writeHttp1Header(BufferData buffer) {
    // Nothing is sent: that is what this header is for.
  }

  @Override
  public String name() {
    return SEEN.name();
  }

  @Override
  public HeaderName headerName() {
    return HeaderNames.CONTENT_LENGTH;
  }

  @Override
  public String get() {
    return SEEN.get();
  }

  @Override
  public List<String> allValues() {
    return SEEN.allValues();
  }

  @Override
  public int valueCount() {
    return SEEN.valueCount();
  }

  @Override
  public boolean sensitive() {
    return SEEN.sensitive();
  }

  @Override
  public boolean changing() {
    return SEEN.changing();
  }

  @Override
  public <N> Value<N> as(Class<N> type) {
    return SEEN.as(type);
  }

  @Override
  public <N> Value<N> as(GenericType<N> type) {
    return SEEN.as(type);
  }

  @Override
  public <N> Value<N> as(Function<? super String, ? extends N> mapper) {
    return SEEN.as(mapper);
  }

  @Override
  public Optional<String> asOptional() {
    return SEEN.asOptional();
  }

  @Override
  public Value<Boolean> asBoolean() {
    return SEEN.asBoolean();
  }

  @Override
  public Value<String> asString() {
    return SEEN.asString();
  }

  @Override
  public Value<Integer> asInt() {
    return SEEN.asInt();
  }

  @Override
  public Value<Long> asLong() {
    return SEEN.asLong();
  }

  @Override
  public Value<Double> asDouble() {
    return SEEN.asDouble();
  }
}
