package dev.stator.server.shell.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.tables.Secret;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's published test suite of Signature Version 4: requests, each with its signature. */
class SigningVectorsTest {
  private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final SigningTime TIME = SigningTime.parse("20150830T123600Z");
  private static final CredentialScope SCOPE =
      CredentialScope.parse("AKIDEXAMPLE/20150830/us-east-1/service/aws4_request");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "get-vanilla | GET | / | "
            + "| 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-vanilla-query-order-key-case | GET | / | Param2=value2&Param1=value1"
            + "| b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-unreserved | GET"
            + " | /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz | "
            + "| 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        "get-relative-relative | GET | /example1/example2/../.. | "
            + "| 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-slashes | GET | //./ | "
            + "| 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "post-vanilla | POST | / | "
            + "| 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
      })
  void signs_as_published(
      String name, String method, String path, @Nullable String query, String signature) {
    assertThat(sign(method, path, query, Map.of(), "host;x-amz-date", "")).isEqualTo(signature);
  }

  @Test
  void joins_repeated_headers() {
    assertThat(
            sign(
                "GET",
                "/",
                null,
                Map.of("my-header1", List.of("value2", "value2", "value1")),
                "host;my-header1;x-amz-date",
                ""))
        .isEqualTo("c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
  }

  @Test
  void trims_values() {
    assertThat(
            sign(
                "GET",
                "/",
                null,
                Map.of("my-header1", List.of(" value1"), "my-header2", List.of(" \"a   b   c\"")),
                "host;my-header1;my-header2;x-amz-date",
                ""))
        .isEqualTo("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  }

  @Test
  void covers_the_body() {
    assertThat(
            sign(
                "POST",
                "/",
                null,
                Map.of("content-type", List.of("application/x-www-form-urlencoded")),
                "content-type;host;x-amz-date",
                "Param1=value1"))
        .isEqualTo("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
  }

  private static String sign(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> more,
      String signedHeaders,
      String body) {
    Map<String, List<String>> headers = new LinkedHashMap<>(more);
    headers.put("host", List.of("example.amazonaws.com"));
    headers.put("x-amz-date", List.of("20150830T123600Z"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SentRequest request = new SentRequest(method, path, query, headers, bytes);
    String canonical = CanonicalRequest.of(request, signedHeaders, SigningKey.sha256(bytes));
    return SigningKey.derive(SECRET, SCOPE).sign(TIME, SCOPE, canonical);
  }
}
