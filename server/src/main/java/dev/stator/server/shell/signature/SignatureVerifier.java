package dev.stator.server.shell.signature;

import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.signature.AccessKeys.Entry;
import dev.stator.tables.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures of version 4, in the service's order: whether there is one, its parts, its
 * date, what it covers, its algorithm, its scope, its key, itself, the session token. For many
 * threads.
 *
 * <p>{@code host} and every {@code x-amz-*} header that is there must be covered, and the hash of
 * the body is always that of the bytes that arrived: neither can be exchanged under a signature.
 * Whether the key is known or not, the same is computed, and signatures are compared in constant
 * time.
 *
 * <p>Source: AWS Identity and Access Management User Guide, "AWS Signature Version 4 for API
 * requests"; Amazon DynamoDB Developer Guide, "Error handling with DynamoDB".
 */
public final class SignatureVerifier {
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";
  private static final String CONTENT_HASH = "x-amz-content-sha256";

  /** A second one of these could mean something else to whoever reads only the first. */
  private static final List<String> SINGLE =
      List.of("host", "x-amz-date", "date", "x-amz-target", "x-amz-security-token", CONTENT_HASH);

  private final AccessKeys keys;
  private final String service;
  private final @Nullable String region;
  private final InstantSource clock;

  /**
   * @param keys at least one
   * @param service what scopes must name
   * @param region what scopes must name; null for any
   * @throws IllegalArgumentException if there is no key, or two have the same id
   */
  public SignatureVerifier(
      List<AccessKey> keys, String service, @Nullable String region, InstantSource clock) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("without a key no request can be signed");
    }
    this.keys = new AccessKeys(keys);
    this.service = service;
    this.region = region;
    this.clock = clock;
  }

  /**
   * Who signed {@code request}.
   *
   * @param body the bytes that arrived, not decompressed
   * @throws SignatureRefusedException if nobody did who may
   */
  public Signer verify(HttpRequest request, byte[] body) {
    SignatureClaim claim = SignatureClaim.of(request);
    SigningTime time = SigningTime.parse(claim.date());
    time.requireCurrent(clock.instant(), claim.expires());
    requireCovered(request, claim);
    if (!claim.algorithm().equals(SigningKey.ALGORITHM)) {
      throw SignatureRefusedException.incomplete(
          "Unsupported AWS 'algorithm': '"
              + claim.algorithm()
              + "' (only AWS4-HMAC-SHA256 for now). ");
    }
    CredentialScope scope = CredentialScope.parse(claim.credential());
    requireScope(scope, time);

    Entry entry = keys.named(scope.keyId());
    String bodyHash = SigningKey.sha256(body);
    String expected =
        entry
            .signingKey(scope)
            .sign(time, scope, CanonicalRequest.of(request, claim.signedHeaders(), bodyHash));
    boolean matches = MessageDigest.isEqual(ascii(expected), ascii(claim.signature()));
    if (!keys.isKnown(entry)) {
      throw SignatureRefusedException.unrecognized();
    }
    if (!matches) {
      throw SignatureRefusedException.invalid(reason(request, bodyHash));
    }
    requireSessionToken(entry.key().sessionToken(), claim.sessionToken());
    return new Signer(scope.keyId(), entry.key().accountId(), scope.region());
  }

  /**
   * Who {@code request} claims to be signed by, unproven; empty if it does not say in full. For
   * servers without keys.
   */
  public static Optional<Signer> claimed(HttpRequest request) {
    try {
      CredentialScope scope = CredentialScope.parse(SignatureClaim.of(request).credential());
      return Optional.of(new Signer(scope.keyId(), null, scope.region()));
    } catch (SignatureRefusedException noClaim) {
      return Optional.empty();
    }
  }

  private static void requireCovered(HttpRequest request, SignatureClaim claim) {
    Set<String> covered = Set.copyOf(Arrays.asList(claim.signedHeaders().split(";")));
    if (!covered.contains("host")) {
      throw notCovered("Host");
    }
    if (!claim.inQuery() && request.header("x-amz-date") == null && !covered.contains("date")) {
      throw notCovered("Date");
    }
    for (String name : request.headerNames()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-amz-") && !covered.contains(lower)) {
        throw notCovered(lower);
      }
    }
    for (String name : SINGLE) {
      if (request.headers(name).size() > 1) {
        throw SignatureRefusedException.invalid("'" + name + "' is sent more than once.");
      }
    }
  }

  private static SignatureRefusedException notCovered(String header) {
    return SignatureRefusedException.invalid(
        "'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
  }

  private void requireScope(CredentialScope scope, SigningTime time) {
    StringBuilder wrong = new StringBuilder();
    if (region != null && !region.equals(scope.region())) {
      wrong
          .append("Credential should be scoped to a valid region, not '")
          .append(scope.region())
          .append("'. ");
    }
    if (!scope.service().equals(service)) {
      wrong
          .append("Credential should be scoped to correct service: '")
          .append(service)
          .append("'. ");
    }
    if (!scope.terminator().equals(CredentialScope.TERMINATOR)) {
      wrong
          .append("Credential should be scoped with a valid terminator: 'aws4_request', not '")
          .append(scope.terminator())
          .append("'. ");
    }
    if (!scope.date().equals(time.day())) {
      wrong.append(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'.".formatted(scope.date(), time.day(), time.text()));
    }
    if (!wrong.isEmpty()) {
      throw SignatureRefusedException.invalid(wrong.toString());
    }
  }

  /** An unsigned body would be the likeliest reason, and a client cannot see it from here. */
  private static String reason(HttpRequest request, String bodyHash) {
    @Nullable String claimed = request.header(CONTENT_HASH);
    return claimed == null || claimed.equals(bodyHash)
        ? MISMATCH
        : MISMATCH + " The " + CONTENT_HASH + " that was sent is not the hash of the body.";
  }

  private static void requireSessionToken(@Nullable Secret expected, @Nullable Secret sent) {
    boolean right = expected == null ? sent == null : sent != null && expected.equals(sent);
    if (!right) {
      throw SignatureRefusedException.unrecognized();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
