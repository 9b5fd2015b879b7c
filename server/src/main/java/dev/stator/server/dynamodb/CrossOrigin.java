package dev.stator.server.dynamodb;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.page.AllowedPages;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may send requests. The service lets all of them, as it checks signatures; where
 * any or no credentials are taken, that would open the tables to every page that a browser on this
 * machine visits.
 *
 * <p>Source: Fetch Standard, "CORS protocol"; header values as the service sends them.
 */
final class CrossOrigin {
  private static final String ORIGIN = "Origin";
  private static final String VARY = "Vary";
  private static final String EXPOSED =
      "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,x-amz-crc32,Date";
  private static final String PREFLIGHT_SECONDS_MAX = "172800";

  private final AllowedPages allowed;

  private CrossOrigin(AllowedPages allowed) {
    this.allowed = allowed;
  }

  /** Where signatures are checked every page may ask, as with the service: it cannot sign. */
  static CrossOrigin of(DynamoDbConfig config) {
    return new CrossOrigin(
        config.signatures() == null ? new AllowedPages(config.allowedOrigins()) : AllowedPages.ALL);
  }

  static @Nullable String origin(HttpRequest request) {
    return request.header(ORIGIN);
  }

  boolean isAllowed(String origin) {
    return allowed.admits(origin);
  }

  /** Lets the page that sent a request read its answer. */
  HttpAnswer share(HttpAnswer answer, String origin) {
    String varies = answer.headers().get(VARY);
    return answer
        .with("Access-Control-Allow-Origin", origin)
        .with("Access-Control-Expose-Headers", EXPOSED)
        .with(VARY, varies == null ? ORIGIN : varies + ", " + ORIGIN);
  }

  /** What a browser asks before it sends a page's request; to be {@linkplain #share shared}. */
  HttpAnswer preflight(HttpRequest request, String origin) {
    HttpAnswer answer = HttpAnswer.status(200);
    if (!isAllowed(origin)) {
      return answer;
    }
    String headers = request.header("Access-Control-Request-Headers");
    String method = request.header("Access-Control-Request-Method");
    if (headers != null) {
      answer = answer.with("Access-Control-Allow-Headers", headers);
    }
    if (method != null) {
      answer = answer.with("Access-Control-Allow-Methods", method);
    }
    return answer.with("Access-Control-Max-Age", PREFLIGHT_SECONDS_MAX);
  }
}
