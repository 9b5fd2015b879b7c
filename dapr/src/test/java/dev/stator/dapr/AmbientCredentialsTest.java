package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmbientCredentialsTest {
  private static final Credentials KEYS =
      new Credentials.Static(Secret.of("AKIAKEY"), Secret.of("s3cret"), null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
      })
  void warns_of_keys_where_the_platform_gives_a_role(String variable) {
    Map<String, String> environment = Map.of(variable, "/x");
    assertThat(AmbientCredentials.warning(KEYS, environment::get))
        .hasValueSatisfying(
            text -> assertThat(text).contains(variable, "EKS").doesNotContain("AKIAKEY", "s3cret"));
    assertThat(
            AmbientCredentials.warning(
                new Credentials.AssumedRole("arn", null, null, KEYS), environment::get))
        .isPresent();
    assertThat(AmbientCredentials.warning(new Credentials.DefaultChain(), environment::get))
        .isEmpty();
  }

  @Test
  void is_silent_elsewhere() {
    assertThat(AmbientCredentials.warning(KEYS, Map.of("AWS_REGION", "x")::get)).isEmpty();
  }
}
