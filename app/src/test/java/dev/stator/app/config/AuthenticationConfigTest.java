package dev.stator.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.exit.StartFailure;
import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.tables.Secret;
import dev.stator.yaml.YamlError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationConfigTest {
  private static final Secret SECRET = Secret.of("hidden");

  @TempDir Path folder;

  @Test
  void asks_nobody_unless_told() throws Exception {
    assertThat(read("", Map.of())).isEqualTo(AuthenticationConfig.NONE);
  }

  @Test
  void reads_texts_variables_and_files_several_of_each() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "hidden\n");
    AuthenticationConfig config =
        read(
            """
            authentication:
              access-keys:
                - name: old
                  access-key-id: AKIDOLD
                  secret-access-key: hidden
                - name: new
                  access-key-id: {env: KEY_ID}
                  secret-access-key: {env: KEY}
                  session-token: {file: %s}
                  account: "111122223333"
              bearer-tokens:
                - name: all
                  token: {file: %s}
                - name: ci
                  token: hidden
                  front-ends: [storage, mcp]
              dapr-tokens:
                - name: now
                  token: {env: KEY}
            """
                .formatted(file, file),
            Map.of("KEY_ID", "AKIDNEW", "KEY", "hidden"));

    assertThat(config)
        .isEqualTo(
            new AuthenticationConfig(
                java.util.List.of(
                    new AccessKey("old", "AKIDOLD", SECRET, null, null),
                    new AccessKey("new", "AKIDNEW", SECRET, SECRET, "111122223333")),
                java.util.List.of(
                    NamedToken.of("all", SECRET),
                    new NamedToken("ci", SECRET, Set.of("storage", "mcp"))),
                java.util.List.of(NamedToken.of("now", SECRET))));
    assertThat(config.toString()).doesNotContain("hidden");
  }

  @Test
  void reads_the_environment_alone() throws Exception {
    assertThat(
            read(
                "",
                Map.of(
                    "STATOR_ACCESS_KEY_ID", "AKID",
                    "STATOR_SECRET_ACCESS_KEY", "hidden",
                    "STATOR_BEARER_TOKEN", "hidden",
                    "DAPR_API_TOKEN", "hidden")))
        .isEqualTo(
            new AuthenticationConfig(
                java.util.List.of(
                    new AccessKey("STATOR_ACCESS_KEY_ID", "AKID", SECRET, null, null)),
                java.util.List.of(NamedToken.of("STATOR_BEARER_TOKEN", SECRET)),
                java.util.List.of(NamedToken.of("DAPR_API_TOKEN", SECRET))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bearer-tokens: [{name: a, token: hidden}, {name: a, token: other}]"
            + " | authentication.bearer-tokens[1].name is another one's, too",
        "bearer-tokens: [{token: hidden}] | authentication.bearer-tokens[0].name is missing",
        "bearer-tokens: [{name: a}] | authentication.bearer-tokens[0].token is missing",
        "bearer-tokens: [{name: a, token: ''}] | authentication.bearer-tokens[0].token is empty",
        "bearer-tokens: [{name: a, token: 'hidden token'}]"
            + " | authentication.bearer-tokens[0].token may have only letters, digits and",
        "bearer-tokens: [{name: a, token: {env: NOT_THERE}}]"
            + " | token.env names NOT_THERE, which the environment does not have",
        "bearer-tokens: [{name: a, token: {file: /not/there}}]"
            + " | token.file names /not/there, which is not there",
        "bearer-tokens: [{name: a, token: {fil: /not/there}}]"
            + " | token.fil is not a known field; did you mean 'file'?",
        "bearer-tokens: [{name: a, token: hidden, front-ends: [storag]}]"
            + " | front-ends has no 'storag'; did you mean 'storage'?",
        "bearer-token: [] | authentication.bearer-token is not a known field; did you mean",
        "access-keys: [{name: a, access-key-id: b}]"
            + " | authentication.access-keys[0].secret-access-key is missing",
        "access-keys: [{name: a, access-key-id: b, secret-access-key: hidden, account: 12}]"
            + " | account must be 12 digits (in quotes); it is '12'",
        "access-keys: [{name: a, access-key-id: b, secret-access-key: hidden}, {name: c,"
            + " access-key-id: b, secret-access-key: hidden}]"
            + " | authentication.access-keys[1].access-key-id is another key's, too",
      })
  void names_what_is_wrong_with_file_and_line_but_no_secret(String section, String reason) {
    assertThatThrownBy(() -> read("authentication:\n  " + section, Map.of()))
        .isInstanceOf(YamlError.class)
        .message()
        .startsWith(folder.resolve("stator.yaml") + ":2: ")
        .contains(reason)
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "DAPR_API_TOKEN, ' ', DAPR_API_TOKEN is set but empty; give it a value, or unset it",
    "STATOR_ACCESS_KEY_ID, a, 'STATOR_SECRET_ACCESS_KEY is not set, but STATOR_ACCESS_KEY_ID is'",
    "STATOR_SECRET_ACCESS_KEY, a, 'STATOR_ACCESS_KEY_ID is not set, but its secret is'",
    "STATOR_BEARER_TOKEN, 'a b', STATOR_BEARER_TOKEN may have only letters",
  })
  void names_the_variable_that_is_wrong(String variable, String value, String reason) {
    assertThatThrownBy(() -> read("", Map.of(variable, value)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server.pem | | --tls-certificate needs --tls-key beside it",
        " | server.key | --tls-key needs --tls-certificate beside it",
        "server.pem | server-rsa.key | --tls-certificate cannot be used: ../server/src/test/resources"
            + "/tls/server-rsa.key is broken, or is not the key of the",
        "server.pem | missing.key | missing.key is not there",
      })
  void names_the_file_of_a_certificate_that_is_wrong(
      @org.jspecify.annotations.Nullable String certificate,
      @org.jspecify.annotations.Nullable String key,
      String reason) {
    Map<Setting, String> flags = new java.util.EnumMap<>(Setting.class);
    if (certificate != null) {
      flags.put(Setting.TLS_CERTIFICATE, "../server/src/test/resources/tls/" + certificate);
    }
    if (key != null) {
      flags.put(Setting.TLS_KEY, "../server/src/test/resources/tls/" + key);
    }
    assertThatThrownBy(() -> ServeConfig.from(Settings.of(flags)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(reason);
  }

  @Test
  void wants_a_certificate_before_it_asks_clients_for_one() {
    assertThatThrownBy(
            () -> ServeConfig.from(Settings.of(Map.of(Setting.GRPC_CLIENT_CA, "authority.pem"))))
        .hasMessage("--grpc-client-ca needs --tls-certificate beside it");
    assertThatThrownBy(
            () -> ServeConfig.from(Settings.of(Map.of(Setting.GRPC_CLIENT_NAMES, "operator"))))
        .hasMessage("--grpc-client-names needs --grpc-client-ca beside it");
  }

  @Test
  void refuses_origins_that_no_browser_sends() {
    for (String origin : new String[] {"example.com", "https://example.com/", "https://a b"}) {
      assertThatThrownBy(
              () -> ServeConfig.from(Settings.of(Map.of(Setting.ALLOWED_ORIGINS, origin))))
          .hasMessageStartingWith("--allowed-origins has '" + origin + "', which is not like");
    }
  }

  private AuthenticationConfig read(String text, Map<String, String> environment) throws Exception {
    Path file = Files.writeString(folder.resolve("stator.yaml"), text);
    Settings settings = Settings.merge(Map.of(), ConfigFile.read(file));
    return ServeConfig.from(settings, environment::get).authentication();
  }
}
