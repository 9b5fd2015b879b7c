package dev.stator.server.shell.token;

import dev.stator.server.shell.HttpRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request whose token is known.
 *
 * @param caller the token's name
 */
record CalledBy(HttpRequest request, String caller) implements HttpRequest {
  @Override
  public String method() {
    return request.method();
  }

  @Override
  public String rawPath() {
    return request.rawPath();
  }

  @Override
  public @Nullable String rawQuery() {
    return request.rawQuery();
  }

  @Override
  public @Nullable String header(String name) {
    return request.header(name);
  }

  @Override
  public List<String> headers(String name) {
    return request.headers(name);
  }

  @Override
  public Set<String> headerNames() {
    return request.headerNames();
  }

  @Override
  public byte[] sentBody() {
    return request.sentBody();
  }

  @Override
  public byte[] body() {
    return request.body();
  }

  @Override
  public void hold(long bytes) {
    request.hold(bytes);
  }
}
