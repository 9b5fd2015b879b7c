package dev.stator.server.unstorage.access;

import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what in a Storage. What no rule allows is refused. The server's own tokens open every
 * Storage; a Storage without rules is open to who has one of them, or to everybody if there are
 * none.
 *
 * <p>Source of the header: RFC 6750, section 2.1.
 */
public final class AccessPolicy {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9\\-._~+/]+=*) *", Pattern.CASE_INSENSITIVE);

  private final List<AccessRule> rules;
  private final Tokens ofServer;
  private final Tokens known;
  private final String frontEnd;

  private AccessPolicy(List<AccessRule> rules, Tokens ofServer, String frontEnd) {
    this.rules = List.copyOf(rules);
    this.ofServer = ofServer;
    this.frontEnd = frontEnd;
    this.known = Tokens.of(rules.stream().flatMap(rule -> rule.tokens().stream()).toList());
  }

  /** Everybody may do everything. */
  public static AccessPolicy open() {
    return new AccessPolicy(List.of(), Tokens.none(), "");
  }

  /**
   * @param rules none to leave it to the server's tokens
   * @param ofServer the server's own tokens
   * @param frontEnd the name for which a token of the server must be good
   */
  public static AccessPolicy of(List<AccessRule> rules, Tokens ofServer, String frontEnd) {
    return new AccessPolicy(rules, ofServer, frontEnd);
  }

  /** Whether nothing is done for who has no token. */
  public boolean asksWho() {
    return rules.isEmpty()
        ? !ofServer.isEmpty()
        : rules.stream().noneMatch(rule -> rule.tokens().isEmpty());
  }

  /** What somebody is told. */
  public enum Verdict {
    ALLOWED,
    /** Who it is must be said first. */
    UNAUTHENTICATED,
    /** What was presented is no token. */
    TOKEN_UNKNOWN,
    /** Who has this token may not. */
    FORBIDDEN
  }

  /**
   * @param authorization the values of the header {@code Authorization}
   * @param key a normalised key, or a base with a {@code :} at its end, or empty for all keys
   */
  public Verdict judge(AccessKind kind, String key, List<String> authorization) {
    if (rules.isEmpty() && ofServer.isEmpty()) {
      return Verdict.ALLOWED;
    }
    boolean everybody =
        rules.stream().anyMatch(rule -> rule.tokens().isEmpty() && rule.covers(kind, key));
    if (everybody) {
      return Verdict.ALLOWED;
    }
    if (authorization.isEmpty()) {
      return Verdict.UNAUTHENTICATED;
    }
    @Nullable String token = authorization.size() == 1 ? token(authorization.getFirst()) : null;
    if (token == null) {
      return Verdict.TOKEN_UNKNOWN;
    }
    @Nullable NamedToken server = ofServer.find(token);
    if (server != null) {
      return server.isGoodFor(frontEnd) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }
    @Nullable NamedToken own = known.find(token);
    if (own == null) {
      return Verdict.TOKEN_UNKNOWN;
    }
    boolean granted =
        rules.stream()
            .filter(rule -> rule.covers(kind, key))
            .flatMap(rule -> rule.tokens().stream())
            .anyMatch(of -> of.token().equals(own.token()));
    return granted ? Verdict.ALLOWED : Verdict.FORBIDDEN;
  }

  private static @Nullable String token(String authorization) {
    Matcher matcher = BEARER.matcher(authorization);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
