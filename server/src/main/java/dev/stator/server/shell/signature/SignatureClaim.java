package dev.stator.server.shell.signature;

import dev.stator.server.shell.HttpRequest;
import dev.stator.tables.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its own signature, in its {@code Authorization} header or in its query.
 * Nothing of it is proven.
 *
 * @param date as sent, in one of the forms of {@link SigningTime}
 * @param signedHeaders lower-case names with semicolons between, as sent
 * @param expires seconds from {@code date}; null if it does not say
 * @param sessionToken null if there is none
 * @param inQuery whether it was read from the query
 */
record SignatureClaim(
    String algorithm,
    String credential,
    String signedHeaders,
    String signature,
    String date,
    @Nullable String expires,
    @Nullable Secret sessionToken,
    boolean inQuery) {

  static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

  private static final String AUTHORIZATION = "Authorization";
  private static final String ALGORITHM = "X-Amz-Algorithm";
  private static final String DATE = "X-Amz-Date";
  private static final String TOKEN = "X-Amz-Security-Token";
  private static final List<String> IN_HEADER = List.of("Credential", "Signature", "SignedHeaders");
  private static final List<String> IN_QUERY =
      List.of(ALGORITHM, "X-Amz-Credential", SIGNATURE_PARAMETER, "X-Amz-SignedHeaders", DATE);
  private static final String SCHEME = "AWS4-";

  /**
   * @throws SignatureRefusedException if there is none, there are two, or it is not whole
   */
  static SignatureClaim of(HttpRequest request) {
    Map<String, String> query = new LinkedHashMap<>();
    for (QueryParameter parameter : QueryParameter.all(request.rawQuery())) {
      if (query.put(parameter.name(), parameter.value()) != null
          && parameter.name().startsWith("X-Amz-")) {
        throw SignatureRefusedException.invalid(
            "'" + parameter.name() + "' is more than once among the query-string parameters.");
      }
    }
    List<String> headers = request.headers(AUTHORIZATION);
    if (headers.size() > 1) {
      throw SignatureRefusedException.invalid("'Authorization' is sent more than once.");
    }
    boolean inQuery = query.containsKey(ALGORITHM);
    if (inQuery && !headers.isEmpty()) {
      throw SignatureRefusedException.invalid(
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP"
              + " header.");
    }
    if (inQuery) {
      return inQuery(query);
    }
    if (headers.isEmpty() || !headers.getFirst().strip().startsWith(SCHEME)) {
      throw SignatureRefusedException.missing();
    }
    return inHeader(request, headers.getFirst().strip());
  }

  private static SignatureClaim inHeader(HttpRequest request, String authorization) {
    int end = authorization.indexOf(' ');
    String algorithm = end < 0 ? authorization : authorization.substring(0, end);
    Map<String, String> parts = parts(authorization, end < 0 ? "" : authorization.substring(end));
    StringBuilder missing = new StringBuilder();
    for (String name : IN_HEADER) {
      if (parts.getOrDefault(name, "").isEmpty()) {
        missing.append("Authorization header requires '").append(name).append("' parameter. ");
      }
    }
    @Nullable String date = request.header(DATE);
    if (date == null) {
      date = request.header("Date");
    }
    if (date == null) {
      missing.append(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
    }
    if (date == null || !missing.isEmpty()) {
      throw SignatureRefusedException.incomplete(missing + "Authorization=" + authorization);
    }
    return new SignatureClaim(
        algorithm,
        parts.getOrDefault("Credential", ""),
        parts.getOrDefault("SignedHeaders", ""),
        parts.getOrDefault("Signature", ""),
        date,
        null,
        sessionToken(request.header(TOKEN)),
        false);
  }

  /** Names and values with commas or spaces between. */
  private static Map<String, String> parts(String authorization, String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split("[, ]+")) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw SignatureRefusedException.incomplete(
            "'"
                + part
                + "' not a valid key=value pair (missing equal-sign) in Authorization header: '"
                + authorization
                + "'.");
      }
      parts.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return parts;
  }

  private static SignatureClaim inQuery(Map<String, String> query) {
    StringBuilder missing = new StringBuilder();
    for (String name : IN_QUERY) {
      if (query.getOrDefault(name, "").isEmpty()) {
        missing.append("AWS query-string parameters must include '").append(name).append("'. ");
      }
    }
    if (!missing.isEmpty()) {
      throw SignatureRefusedException.incomplete(
          missing + "Re-examine the query-string parameters.");
    }
    return new SignatureClaim(
        query.getOrDefault(ALGORITHM, ""),
        query.getOrDefault("X-Amz-Credential", ""),
        query.getOrDefault("X-Amz-SignedHeaders", ""),
        query.getOrDefault(SIGNATURE_PARAMETER, ""),
        query.getOrDefault(DATE, ""),
        query.get("X-Amz-Expires"),
        sessionToken(query.get(TOKEN)),
        true);
  }

  private static @Nullable Secret sessionToken(@Nullable String sent) {
    return sent == null ? null : Secret.of(sent);
  }
}
