package dev.stator.server.shell.signature;

import static dev.stator.server.shell.signature.SentRequest.NOW;
import static dev.stator.server.shell.signature.SentRequest.Signing.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.shell.signature.SignatureRefusedException.Code;
import dev.stator.tables.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  private static final String MISMATCH = "The request signature we calculated does not match";
  private static final AccessKey ONE =
      new AccessKey("one", "AKIDEXAMPLE", Secret.of("secret-one"), null, null);
  private static final AccessKey TWO =
      new AccessKey("two", "AKIDOTHER", Secret.of("secret-two"), null, "111122223333");
  private static final AccessKey TEMPORARY =
      new AccessKey("temporary", "ASIA", Secret.of("secret"), Secret.of("session"), null);
  private static final SignatureVerifier VERIFIER =
      new SignatureVerifier(List.of(ONE, TWO, TEMPORARY), "dynamodb", "us-east-1", () -> NOW);

  @Test
  void takes_what_the_sdk_signs_with_any_of_the_keys() {
    assertThat(verify(USUAL.request())).isEqualTo(new Signer("AKIDEXAMPLE", null, "us-east-1"));
    assertThat(verify(USUAL.as("AKIDOTHER", "secret-two").request()))
        .isEqualTo(new Signer("AKIDOTHER", "111122223333", "us-east-1"));
    assertThat(verify(USUAL.request("", "/a%20b/../c//d/"))).isNotNull();
  }

  @Test
  void takes_what_the_sdk_signs_in_the_query() {
    assertThat(verify(USUAL.presigned(null).request()).keyId()).isEqualTo("AKIDEXAMPLE");
    assertThat(
            verify(USUAL.at(NOW.minusSeconds(3000)).presigned(Duration.ofHours(1)).request())
                .keyId())
        .isEqualTo("AKIDEXAMPLE");
    assertThat(
            verify(USUAL.as("ASIA", "secret").withToken("session").presigned(null).request())
                .keyId())
        .isEqualTo("ASIA");
  }

  @TestFactory
  Stream<DynamicTest> refuses_every_other_signature() {
    SentRequest signed = USUAL.request();
    String authorization = signed.headers("authorization").getFirst();
    int start = authorization.indexOf("Signature=") + "Signature=".length();
    return Stream.iterate(start, at -> at < authorization.length(), at -> at + 1)
        .map(
            at ->
                DynamicTest.dynamicTest(
                    "digit " + (at - start),
                    () -> {
                      for (char digit : "0123456789abcdef".toCharArray()) {
                        if (digit != authorization.charAt(at)) {
                          StringBuilder other = new StringBuilder(authorization);
                          other.setCharAt(at, digit);
                          refused(
                              signed.with("authorization", other.toString()),
                              Code.INVALID_SIGNATURE,
                              MISMATCH);
                        }
                      }
                    }));
  }

  @Test
  void refuses_a_changed_part() {
    SentRequest signed = USUAL.request();
    refused(signed.withBody("{}"), Code.INVALID_SIGNATURE, MISMATCH);
    refused(signed.at("/other", null), Code.INVALID_SIGNATURE, MISMATCH);
    refused(signed.at("/", "a=b"), Code.INVALID_SIGNATURE, MISMATCH);
    refused(signed.by("PUT"), Code.INVALID_SIGNATURE, MISMATCH);
    for (String name : signed.headerNames()) {
      if (!name.equals("authorization") && !name.equals("x-amz-date")) {
        refused(signed.with(name, "other"), Code.INVALID_SIGNATURE, MISMATCH);
        refused(signed.without(name), Code.INVALID_SIGNATURE, MISMATCH);
        refused(signed.withSecond(name, "other"), Code.INVALID_SIGNATURE, "");
      }
    }
    refused(
        signed.with("x-amz-target", "DynamoDB_20120810.DeleteItem"),
        Code.INVALID_SIGNATURE,
        MISMATCH);
  }

  @Test
  void refuses_headers_that_nobody_signed() {
    SentRequest signed = USUAL.request();
    refused(
        signed.with("x-amz-other", "a"),
        Code.INVALID_SIGNATURE,
        "'x-amz-other' must be a 'SignedHeader' in the AWS Authorization.");
    for (String name : List.of("host", "x-amz-target", "x-amz-date")) {
      refused(
          signed.authorization(text -> dropped(text, name)),
          Code.INVALID_SIGNATURE,
          "'"
              + (name.equals("host") ? "Host" : name)
              + "' must be a 'SignedHeader' in the AWS Authorization.");
    }
    refused(
        signed.authorization(text -> dropped(text, "content-type")),
        Code.INVALID_SIGNATURE,
        MISMATCH);
    refused(
        signed.authorization(SignatureVerifierTest::reversed), Code.INVALID_SIGNATURE, MISMATCH);
  }

  private static String dropped(String authorization, String name) {
    return authorization.replace(name + ";", "").replace(";" + name, "");
  }

  private static String reversed(String authorization) {
    String names = authorization.replaceFirst(".*SignedHeaders=([^,]*),.*", "$1");
    List<String> reversed = new ArrayList<>(List.of(names.split(";")));
    Collections.reverse(reversed);
    return authorization.replace(names, String.join(";", reversed));
  }

  @Test
  void refuses_what_would_be_read_twice() {
    SentRequest signed = USUAL.request();
    String authorization = signed.headers("authorization").getFirst();
    refused(
        signed.withSecond("authorization", authorization),
        Code.INVALID_SIGNATURE,
        "'Authorization' is sent more than once.");
    refused(
        signed.withSecond("x-amz-target", "DynamoDB_20120810.DeleteItem"),
        Code.INVALID_SIGNATURE,
        "'x-amz-target' is sent more than once.");
    refused(
        signed.at("/", "X-Amz-Algorithm=AWS4-HMAC-SHA256"),
        Code.INVALID_SIGNATURE,
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    SentRequest presigned = USUAL.presigned(null).request();
    refused(
        presigned.at("/", presigned.rawQuery() + "&X-Amz-Date=20260301T120000Z"),
        Code.INVALID_SIGNATURE,
        "'X-Amz-Date' is more than once among the query-string parameters.");
  }

  @Test
  void asks_for_a_signature() {
    SentRequest signed = USUAL.request();
    String text = "Request is missing Authentication Token";
    refused(signed.without("authorization"), Code.MISSING_AUTHENTICATION_TOKEN, text);
    refused(
        signed.with("authorization", "Bearer a-token"), Code.MISSING_AUTHENTICATION_TOKEN, text);
  }

  @Test
  void names_what_is_missing() {
    SentRequest signed = USUAL.request();
    refused(
        signed.with("authorization", "AWS4-HMAC-SHA256 Credential=a").without("x-amz-date"),
        Code.INCOMPLETE_SIGNATURE,
        "Authorization header requires 'Signature' parameter. Authorization header requires"
            + " 'SignedHeaders' parameter. Authorization header requires existence of either a"
            + " 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a");
    refused(
        signed.with("authorization", "AWS4-HMAC-SHA256 Signature=b, Credential"),
        Code.INCOMPLETE_SIGNATURE,
        "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header:"
            + " 'AWS4-HMAC-SHA256 Signature=b, Credential'.");
    refused(
        signed.without("authorization").at("/", "X-Amz-Algorithm=a&X-Amz-Signature=b"),
        Code.INCOMPLETE_SIGNATURE,
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters"
            + " must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include"
            + " 'X-Amz-Date'. Re-examine the query-string parameters.");
    refused(
        signed.authorization(text -> text.replace("SHA256 ", "SHA1 ")),
        Code.INCOMPLETE_SIGNATURE,
        "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ");
    refused(
        signed.authorization(text -> text.replace("/20260301/", "/")),
        Code.INCOMPLETE_SIGNATURE,
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service"
            + "/term, got 'AKIDEXAMPLE/us-east-1/dynamodb/aws4_request'");
    refused(
        signed.with("x-amz-date", "201"),
        Code.INCOMPLETE_SIGNATURE,
        "Date must be in ISO-8601 'basic format'. Got '201'. See"
            + " http://en.wikipedia.org/wiki/ISO_8601");
  }

  @Test
  void takes_commas_or_spaces_between_the_parts() {
    SentRequest signed = USUAL.request();
    assertThat(verify(signed.authorization(text -> text.replace(", ", ",")))).isNotNull();
    assertThat(verify(signed.authorization(text -> text.replace(", ", "  ")))).isNotNull();
  }

  @Test
  void refuses_another_scope_and_names_all_that_is_wrong() {
    refused(
        USUAL.scoped("eu-west-1", "s3").request(),
        Code.INVALID_SIGNATURE,
        "Credential should be scoped to a valid region, not 'eu-west-1'. Credential should be"
            + " scoped to correct service: 'dynamodb'. ");
    refused(
        USUAL
            .request()
            .authorization(
                text ->
                    text.replace(
                        "/20260301/us-east-1/dynamodb/aws4_request",
                        "/20260228/us-east-1/dynamodb/aws5_request")),
        Code.INVALID_SIGNATURE,
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'."
            + " Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
            + " HTTP: '20260228' != '20260301', from '20260301T120000Z'.");
  }

  @Test
  void takes_any_region_if_none_is_asked_for() {
    SignatureVerifier verifier = new SignatureVerifier(List.of(ONE), "dynamodb", null, () -> NOW);
    SentRequest request = USUAL.scoped("eu-west-1", "dynamodb").request();
    assertThat(verifier.verify(request, request.body()).region()).isEqualTo("eu-west-1");
  }

  @Test
  void allows_a_quarter_of_an_hour_between_the_clocks() {
    assertThat(verify(USUAL.at(NOW.minusSeconds(900)).request())).isNotNull();
    assertThat(verify(USUAL.at(NOW.plusSeconds(900)).request())).isNotNull();
    refused(
        USUAL.at(NOW.minusSeconds(901)).request(),
        Code.INVALID_SIGNATURE,
        "Signature expired: 20260301T114459Z is now earlier than 20260301T114500Z"
            + " (20260301T120000Z - 15 min.)");
    refused(
        USUAL.at(NOW.plusSeconds(901)).request(),
        Code.INVALID_SIGNATURE,
        "Signature not yet current: 20260301T121501Z is still later than 20260301T121500Z"
            + " (20260301T120000Z + 15 min.)");
  }

  @Test
  void lets_a_signed_address_expire() {
    refused(
        USUAL.at(NOW.minusSeconds(61)).presigned(Duration.ofSeconds(60)).request(),
        Code.INVALID_SIGNATURE,
        "Signature expired: 20260301T115859Z is now earlier than 20260301T115900Z"
            + " (20260301T120000Z - 60 sec.)");
    SentRequest presigned = USUAL.presigned(Duration.ofSeconds(60)).request();
    for (String wrong : List.of("0", "-1", "604801", "x", "")) {
      refused(
          presigned.at("/", changed(presigned, "X-Amz-Expires=60", "X-Amz-Expires=" + wrong)),
          Code.INCOMPLETE_SIGNATURE,
          "X-Amz-Expires must be a number of seconds from 1 to 604800. Got '" + wrong + "'.");
    }
    refused(
        presigned.at("/", changed(presigned, "X-Amz-Expires=60", "X-Amz-Expires=61")),
        Code.INVALID_SIGNATURE,
        MISMATCH);
    refused(presigned.withBody("{}"), Code.INVALID_SIGNATURE, MISMATCH);
    refused(
        presigned.with("x-amz-other", "a"),
        Code.INVALID_SIGNATURE,
        "'x-amz-other' must be a 'SignedHeader' in the AWS Authorization.");
  }

  private static String changed(SentRequest request, String from, String to) {
    String query = String.valueOf(request.rawQuery());
    assertThat(query).contains(from);
    return query.replace(from, to);
  }

  @Test
  void tells_an_unknown_key_from_a_wrong_secret() {
    refused(
        USUAL.as("AKIDUNKNOWN", "secret-one").request(),
        Code.UNRECOGNIZED_CLIENT,
        "The security token included in the request is invalid.");
    refused(USUAL.as("AKIDEXAMPLE", "secret-two").request(), Code.INVALID_SIGNATURE, MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "sessions", "SESSION"})
  void refuses_another_session_token(String token) {
    String text = "The security token included in the request is invalid.";
    assertThat(verify(USUAL.as("ASIA", "secret").withToken("session").request())).isNotNull();
    refused(USUAL.as("ASIA", "secret").withToken(token).request(), Code.UNRECOGNIZED_CLIENT, text);
    refused(USUAL.as("ASIA", "secret").request(), Code.UNRECOGNIZED_CLIENT, text);
    refused(USUAL.withToken(token).request(), Code.UNRECOGNIZED_CLIENT, text);
  }

  @Test
  void refuses_a_body_that_is_not_signed() {
    SentRequest signed = USUAL.request();
    refused(
        signed
            .with("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
            .authorization(text -> text.replace(";x-amz-date", ";x-amz-content-sha256;x-amz-date")),
        Code.INVALID_SIGNATURE,
        "The x-amz-content-sha256 that was sent is not the hash of the body.");
  }

  @Test
  void says_no_secret_in_its_errors() {
    SentRequest signed = USUAL.withToken("a-session-token").request();
    for (SentRequest request :
        List.of(
            signed,
            signed.with("authorization", "Bearer a-bearer-token"),
            signed.authorization(text -> text.replace("Signature=", "Sig=")))) {
      assertThatThrownBy(() -> verify(request))
          .message()
          .satisfies(
              message ->
                  assertThat(message.toLowerCase(Locale.ROOT))
                      .doesNotContain("secret-one", "a-session-token", "a-bearer-token"));
    }
    assertThat(ONE.toString()).doesNotContain("secret-one");
  }

  private static Signer verify(SentRequest request) {
    return VERIFIER.verify(request, request.body());
  }

  private static void refused(SentRequest request, Code code, String text) {
    assertThatThrownBy(() -> verify(request))
        .isInstanceOfSatisfying(
            SignatureRefusedException.class,
            refused -> {
              assertThat(refused.text()).contains(text);
              assertThat(refused.code()).isEqualTo(code);
            });
  }
}
