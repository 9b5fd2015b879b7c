package dev.stator.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.tables.connection.Credentials;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void neverPrintsItself() {
    Credentials keys =
        new Credentials.Static(Secret.of("AKIA"), Secret.of("hidden"), Secret.of("token"));
    assertThat(Secret.of("hidden")).hasToString("***");
    assertThat(keys.toString())
        .doesNotContain("hidden")
        .doesNotContain("AKIA")
        .doesNotContain("token");
  }

  @Test
  void equalsByValue() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
  }
}
