package dev.stator.server.shell.token;

import dev.stator.server.shell.Gate;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A front end that answers only who has a token: 401 without one that is known, 403 with one that
 * is not good for this front end. A browser's preflight has no token and is let through; it changes
 * nothing.
 *
 * <p>Source: RFC 6750, "The OAuth 2.0 Authorization Framework: Bearer Token Usage", sections 2.1
 * and 3; RFC 9110, section 11.
 */
public final class BearerGate extends Gate {
  private static final String CHALLENGE = "Bearer realm=\"stator\"";
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9\\-._~+/]+=*) *", Pattern.CASE_INSENSITIVE);

  private final Tokens tokens;

  /**
   * @param tokens at least one
   */
  public BearerGate(HttpFrontEnd guarded, Tokens tokens) {
    super(guarded);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("a gate without tokens lets nobody in");
    }
    this.tokens = tokens;
  }

  @Override
  public boolean asksWho(HttpRequest request) {
    return true;
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    if (isPreflight(request)) {
      return super.answer(request);
    }
    List<String> sent = request.headers("Authorization");
    if (sent.isEmpty()) {
      return refused(Refusal.UNAUTHENTICATED, CHALLENGE);
    }
    @Nullable NamedToken token = sent.size() == 1 ? find(sent.getFirst()) : null;
    if (token == null) {
      return refused(Refusal.UNAUTHENTICATED, CHALLENGE + ", error=\"invalid_token\"");
    }
    if (!token.isGoodFor(name())) {
      return refused(Refusal.FORBIDDEN, CHALLENGE + ", error=\"insufficient_scope\"");
    }
    return super.answer(new CalledBy(request, token.name()));
  }

  private HttpAnswer refused(Refusal refusal, String challenge) {
    return refuse(refusal).with("WWW-Authenticate", challenge);
  }

  private @Nullable NamedToken find(String authorization) {
    Matcher matcher = BEARER.matcher(authorization);
    return matcher.matches() ? tokens.find(matcher.group(1)) : null;
  }

  private static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method") != null;
  }
}
