package dev.stator.server.shell.signature;

import dev.stator.server.shell.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.IoUtils;

/**
 * A request in memory, to be changed after it was signed by the SDK's own signer.
 *
 * @param headers by lower-case name
 */
record SentRequest(
    String method,
    String rawPath,
    @Nullable String rawQuery,
    Map<String, List<String>> headers,
    byte[] body)
    implements HttpRequest {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** What is to be signed, and how. */
  record Signing(
      AwsCredentialsIdentity identity,
      String region,
      String service,
      Instant at,
      boolean inQuery,
      @Nullable Duration expires) {
    static final Signing USUAL =
        new Signing(
            AwsCredentialsIdentity.create("AKIDEXAMPLE", "secret-one"),
            "us-east-1",
            "dynamodb",
            NOW,
            false,
            null);

    Signing as(String id, String secret) {
      return new Signing(
          AwsCredentialsIdentity.create(id, secret), region, service, at, inQuery, expires);
    }

    Signing withToken(String token) {
      return new Signing(
          AwsSessionCredentialsIdentity.create(
              identity.accessKeyId(), identity.secretAccessKey(), token),
          region,
          service,
          at,
          inQuery,
          expires);
    }

    Signing at(Instant time) {
      return new Signing(identity, region, service, time, inQuery, expires);
    }

    Signing scoped(String toRegion, String toService) {
      return new Signing(identity, toRegion, toService, at, inQuery, expires);
    }

    Signing presigned(@Nullable Duration expiration) {
      return new Signing(identity, region, service, at, true, expiration);
    }

    SentRequest request() {
      return request("{\"TableName\":\"things\"}", "/");
    }

    SentRequest request(String body, String path) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      SdkHttpRequest unsigned =
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.POST)
              .protocol("http")
              .host("localhost")
              .port(8000)
              .encodedPath(path)
              .putHeader("X-Amz-Target", "DynamoDB_20120810.GetItem")
              .putHeader("Content-Type", "application/x-amz-json-1.0")
              .build();
      SignedRequest signed =
          AwsV4HttpSigner.create()
              .sign(
                  request -> {
                    request
                        .identity(identity)
                        .request(unsigned)
                        .payload(() -> new java.io.ByteArrayInputStream(bytes))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service);
                    if (inQuery) {
                      request.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING);
                    }
                    if (expires != null) {
                      request.putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, expires);
                    }
                  });
      return of(signed, bytes);
    }
  }

  static SentRequest of(SignedRequest signed, byte[] body) {
    SdkHttpRequest http = signed.request();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    http.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] sent =
        signed
            .payload()
            .map(
                payload -> {
                  try {
                    return IoUtils.toByteArray(payload.newStream());
                  } catch (java.io.IOException impossible) {
                    throw new java.io.UncheckedIOException(impossible);
                  }
                })
            .orElse(body);
    return new SentRequest(
        "POST", http.encodedPath(), http.encodedQueryParameters().orElse(null), headers, sent);
  }

  @Override
  public void hold(long bytes) {
    // It has no connection whose memory it could take.
  }

  @Override
  public byte[] sentBody() {
    return body;
  }

  @Override
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.getFirst();
  }

  @Override
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Set<String> headerNames() {
    return headers.keySet();
  }

  SentRequest with(String name, String... values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(headers);
    changed.put(name.toLowerCase(Locale.ROOT), List.of(values));
    return new SentRequest(method, rawPath, rawQuery, changed, body);
  }

  SentRequest withSecond(String name, String value) {
    List<String> values = new ArrayList<>(headers(name));
    values.add(value);
    return with(name, values.toArray(String[]::new));
  }

  SentRequest without(String name) {
    Map<String, List<String>> changed = new LinkedHashMap<>(headers);
    changed.remove(name.toLowerCase(Locale.ROOT));
    return new SentRequest(method, rawPath, rawQuery, changed, body);
  }

  SentRequest authorization(java.util.function.UnaryOperator<String> change) {
    return with("authorization", change.apply(headers("authorization").getFirst()));
  }

  SentRequest withBody(String text) {
    return new SentRequest(
        method, rawPath, rawQuery, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  SentRequest at(String path, @Nullable String query) {
    return new SentRequest(method, path, query, headers, body);
  }

  SentRequest by(String otherMethod) {
    return new SentRequest(otherMethod, rawPath, rawQuery, headers, body);
  }
}
