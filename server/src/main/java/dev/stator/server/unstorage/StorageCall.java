package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.unstorage.access.AccessKind;
import dev.stator.server.unstorage.access.AccessPolicy;
import dev.stator.unstorage.Storage;
import java.util.List;

/**
 * A request for a Storage, decoded.
 *
 * @param key normalised; a base ends with {@code :}, the root is empty
 */
record StorageCall(HttpRequest request, HostedStorage hosted, String key) {
  private static final String CHALLENGE = "Bearer realm=\"stator\"";

  Storage storage() {
    return hosted.storage();
  }

  /**
   * @throws RefusedException if who sends the request may not do {@code kind} with all of {@code
   *     keys}
   */
  void authorize(AccessKind kind, List<String> keys) {
    List<String> authorization = request.headers("authorization");
    for (String one : keys) {
      AccessPolicy.Verdict verdict = hosted.access().judge(kind, one, authorization);
      switch (verdict) {
        case ALLOWED -> {}
        case UNAUTHENTICATED -> throw refused(401, "Unauthorized", "");
        case TOKEN_UNKNOWN -> throw refused(401, "Unauthorized", ", error=\"invalid_token\"");
        case FORBIDDEN -> throw refused(403, "Forbidden", ", error=\"insufficient_scope\"");
      }
    }
  }

  void authorize(AccessKind kind) {
    authorize(kind, List.of(key));
  }

  /** Whether who sends the request may know what is stored under its key. */
  boolean mayRead() {
    return hosted.access().judge(AccessKind.READ, key, request.headers("authorization"))
        == AccessPolicy.Verdict.ALLOWED;
  }

  private static RefusedException refused(int status, String text, String error) {
    return new RefusedException(
        StorageAnswers.error(status, text).with("www-authenticate", CHALLENGE + error));
  }

  /** Ends a call with an answer. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient HttpAnswer answer;

    RefusedException(HttpAnswer answer) {
      super(null, null, false, false);
      this.answer = answer;
    }

    HttpAnswer answer() {
      return answer;
    }
  }
}
