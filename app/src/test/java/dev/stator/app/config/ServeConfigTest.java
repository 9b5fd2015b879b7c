package dev.stator.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Durability;
import dev.stator.keda.manifest.NamespaceRule;
import dev.stator.server.shell.tls.ServerIdentity;
import dev.stator.yaml.YamlError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServeConfigTest {
  @TempDir Path folder;

  @Test
  void has_a_standard_for_everything() {
    ServeConfig config = ServeConfig.from(Settings.of(Map.of()));

    assertThat(config.store())
        .isEqualTo(new StoreConfig.InFolder(Path.of("./stator-data"), Durability.FSYNC));
    assertThat(config.listen().host()).isEqualTo("localhost");
    assertThat(config.listen().ports())
        .isEqualTo(
            Map.of(
                Port.DYNAMODB, 8000,
                Port.DAPR_HTTP, 3500,
                Port.DAPR_GRPC, 50001,
                Port.HTTP, 8080,
                Port.KEDA, 6000));
    assertThat(config.frontEnds().chosen())
        .containsExactlyInAnyOrder(
            FrontEnd.DYNAMODB, FrontEnd.DAPR, FrontEnd.STORAGE, FrontEnd.CONNECTOR, FrontEnd.KEDA);
    assertThat(config.resources()).isEqualTo(new ResourcesConfig(null, Backend.EMBEDDED, "", null));
    assertThat(config.verbose()).isFalse();
  }

  /** What one setting, written as {@code text}, must do to the configuration. */
  private record Effect(String text, Function<ServeConfig, Object> part, Object expected) {}

  private Effect effect(Setting setting) {
    return switch (setting) {
      case DATA ->
          new Effect(
              "d", ServeConfig::store, new StoreConfig.InFolder(Path.of("d"), Durability.FSYNC));
      case MEMORY -> new Effect("true", ServeConfig::store, new StoreConfig.InMemory());
      case DURABILITY ->
          new Effect(
              "async",
              ServeConfig::store,
              new StoreConfig.InFolder(Path.of("./stator-data"), Durability.ASYNC));
      case BACKEND -> new Effect("aws", config -> config.resources().backend(), Backend.AWS);
      case RESOURCES ->
          new Effect(folder.toString(), config -> config.resources().folder() + "", folder + "");
      case FRONT_ENDS ->
          new Effect(
              "keda,dapr",
              config -> config.frontEnds().chosen(),
              Set.of(FrontEnd.KEDA, FrontEnd.DAPR));
      case HOST -> new Effect("::1", config -> config.listen().host(), "::1");
      case ALLOW_UNAUTHENTICATED_NETWORK ->
          new Effect("true", config -> config.listen().host(), "localhost");
      case MCP_ACCESS ->
          new Effect("write", ServeConfig::mcpAccess, dev.stator.server.mcp.McpConfig.Access.WRITE);
      case MCP_CONNECTION -> new Effect("shop", config -> config.mcpConnection() + "", "shop");
      case DYNAMODB_PORT -> port(Port.DYNAMODB);
      case DAPR_HTTP_PORT -> port(Port.DAPR_HTTP);
      case DAPR_GRPC_PORT -> port(Port.DAPR_GRPC);
      case HTTP_PORT -> port(Port.HTTP);
      case KEDA_PORT -> port(Port.KEDA);
      case KEDA_ALLOW_TABLES ->
          new Effect(
              "orders, keda-*",
              config -> config.keda().allowed().tables(),
              List.of("orders", "keda-*"));
      case KEDA_ALLOW_REGIONS ->
          new Effect("eu-west-2", config -> config.keda().allowed().regions(), Set.of("eu-west-2"));
      case KEDA_ALLOW_ENDPOINTS ->
          new Effect(
              "http://localhost:4566",
              config -> config.keda().allowed().endpoints(),
              Set.of(URI.create("http://localhost:4566")));
      case KEDA_NAMESPACES ->
          new Effect("lenient", config -> config.keda().namespaces(), NamespaceRule.LENIENT);
      case TLS_CERTIFICATE ->
          new Effect(tls("server.pem"), config -> identity(config).chain().size(), 1);
      case TLS_KEY ->
          new Effect(tls("server.key"), config -> identity(config).key().getAlgorithm(), "EC");
      case GRPC_CLIENT_CA ->
          new Effect(tls("authority.pem"), config -> config.tls().clientAuthorities().size(), 1);
      case GRPC_CLIENT_NAMES ->
          new Effect("a, b", config -> config.tls().clientNames(), Set.of("a", "b"));
      case REGION ->
          new Effect("eu-west-1", config -> config.protocol().namespace().region(), "eu-west-1");
      case ACCOUNT_ID ->
          new Effect(
              "111122223333", config -> config.protocol().namespace().accountId(), "111122223333");
      case NAMESPACES -> new Effect("credential", config -> config.protocol().byCredential(), true);
      case ALLOWED_ORIGINS ->
          new Effect(
              "https://a.example,*",
              config -> config.protocol().allowedOrigins(),
              Set.of("https://a.example", "*"));
      case APP_ID -> new Effect("shop", config -> config.resources().appId(), "shop");
      case APP_PORT ->
          new Effect(
              "8081",
              config -> String.valueOf(config.resources().app()),
              "AppAddress[port=8081, protocol=HTTP]");
      case APP_PROTOCOL ->
          new Effect("grpc", config -> String.valueOf(config.resources().app()), "null");
      case DAPR_COMPONENTS_FOLDER ->
          new Effect(
              "/run/dapr",
              config ->
                  config.frontEnds().chosen().contains(FrontEnd.PLUGGABLE)
                      + " "
                      + config.pluggable().folder(),
              "true /run/dapr");
      case DAPR_COMPONENTS_NAMES ->
          new Effect(
              "stator, aws.dynamodb",
              config -> config.pluggable().names(),
              List.of("stator", "aws.dynamodb"));
      case DAPR_COMPONENTS_MODE ->
          new Effect(
              "0602",
              config -> PosixFilePermissions.toString(config.pluggable().rights()),
              "rw-----w-");
      case ACCESS_LOG ->
          new Effect(
              "-", config -> config.shell().accessLog(), new ShellConfig.AccessLogTarget.Output());
      case MAX_CONNECTIONS ->
          new Effect("7", config -> config.shell().limits().connectionsMax(), 7);
      case MAX_REQUESTS -> new Effect("7", config -> config.shell().limits().requestsMax(), 7);
      case MAX_REQUEST_MEGABYTES ->
          new Effect("7", config -> config.shell().limits().bytesMax(), 7L * 1024 * 1024);
      case STOP_GRACE ->
          new Effect("7", config -> config.shell().limits().stopMax().toSeconds(), 7L);
      case VERBOSE -> new Effect("true", ServeConfig::verbose, true);
    };
  }

  /** What a setting has no meaning without. */
  private static Map<Setting, String> beside(Setting setting) {
    Map<Setting, String> beside = new EnumMap<>(Setting.class);
    switch (setting) {
      case TLS_CERTIFICATE -> beside.put(Setting.TLS_KEY, tls("server.key"));
      case TLS_KEY -> beside.put(Setting.TLS_CERTIFICATE, tls("server.pem"));
      case GRPC_CLIENT_CA, GRPC_CLIENT_NAMES -> {
        beside.put(Setting.TLS_KEY, tls("server.key"));
        beside.put(Setting.TLS_CERTIFICATE, tls("server.pem"));
        if (setting == Setting.GRPC_CLIENT_NAMES) {
          beside.put(Setting.GRPC_CLIENT_CA, tls("authority.pem"));
        }
      }
      default -> {}
    }
    return beside;
  }

  private static String tls(String name) {
    return "../server/src/test/resources/tls/" + name;
  }

  private static ServerIdentity identity(ServeConfig config) {
    return Objects.requireNonNull(config.tls().identity());
  }

  private static Effect port(Port port) {
    return new Effect("1234", config -> config.listen().number(port), 1234);
  }

  @ParameterizedTest
  @EnumSource
  void maps_every_flag(Setting setting) {
    Effect effect = effect(setting);
    Map<Setting, String> flags = new EnumMap<>(beside(setting));
    flags.put(setting, effect.text());

    ServeConfig config = ServeConfig.from(Settings.of(flags));

    assertThat(effect.part().apply(config)).isEqualTo(effect.expected());
  }

  @ParameterizedTest
  @EnumSource
  void maps_every_key_of_the_file(Setting setting) throws Exception {
    Effect effect = effect(setting);

    StringBuilder text = new StringBuilder(setting.key() + ": \"" + effect.text() + "\"\n");
    beside(setting).forEach((other, value) -> text.append(other.key() + ": \"" + value + "\"\n"));

    ServeConfig config = ServeConfig.from(Settings.merge(Map.of(), file(text.toString())));

    assertThat(effect.part().apply(config)).isEqualTo(effect.expected());
  }

  @Test
  void lets_a_flag_win_over_the_file() throws Exception {
    Map<Setting, String> flags = new EnumMap<>(Map.of(Setting.HTTP_PORT, "1"));

    ServeConfig config =
        ServeConfig.from(Settings.merge(flags, file("http-port: 2\nkeda-port: 3")));

    assertThat(config.listen().number(Port.HTTP)).isEqualTo(1);
    assertThat(config.listen().number(Port.KEDA)).isEqualTo(3);
  }

  @Test
  void lets_a_data_flag_win_over_memory_in_the_file_and_the_other_way_round() throws Exception {
    assertThat(
            ServeConfig.from(Settings.merge(Map.of(Setting.DATA, "d"), file("memory: true")))
                .store())
        .isInstanceOf(StoreConfig.InFolder.class);
    assertThat(
            ServeConfig.from(Settings.merge(Map.of(Setting.MEMORY, "true"), file("data: d")))
                .store())
        .isInstanceOf(StoreConfig.InMemory.class);
  }

  @Test
  void reads_front_ends_from_a_list() throws Exception {
    ServeConfig config =
        ServeConfig.from(Settings.merge(Map.of(), file("front-ends: [storage, dynamodb]")));

    assertThat(config.frontEnds().chosen()).containsExactly(FrontEnd.DYNAMODB, FrontEnd.STORAGE);
  }

  @Test
  void listens_to_the_network_when_asked_in_as_many_words() {
    ServeConfig config =
        ServeConfig.from(
            Settings.of(
                Map.of(Setting.HOST, "0.0.0.0", Setting.ALLOW_UNAUTHENTICATED_NETWORK, "true")));

    assertThat(config.listen().address().isAnyLocalAddress()).isTrue();
  }

  @Test
  void lets_ports_of_front_ends_that_are_off_collide() {
    ServeConfig config =
        ServeConfig.from(
            Settings.of(Map.of(Setting.FRONT_ENDS, "dynamodb", Setting.KEDA_PORT, "8000")));

    assertThat(config.listen().number(Port.DYNAMODB)).isEqualTo(8000);
  }

  @ParameterizedTest
  @CsvSource({"'', '', /tmp/dapr-components-sockets", "/a, '', /a", "'', /b, /b", "/a, /b, /a"})
  void finds_the_folder_of_daprd_in_the_environment(String plural, String singular, String folder) {
    Map<String, String> environment =
        Map.of("DAPR_COMPONENTS_SOCKETS_FOLDER", plural, "DAPR_COMPONENT_SOCKETS_FOLDER", singular);

    ServeConfig config = ServeConfig.from(Settings.of(Map.of()), environment::get);

    assertThat(config.pluggable().folder()).isEqualTo(Path.of(folder));
    assertThat(config.frontEnds().chosen()).doesNotContain(FrontEnd.PLUGGABLE);
  }

  @Test
  void refuses_an_unknown_key_with_file_line_and_suggestion() {
    assertThatThrownBy(() -> file("memory: true\nback-end: aws\n"))
        .isInstanceOf(YamlError.class)
        .hasMessage(
            folder.resolve("stator.yaml")
                + ":2: back-end is not a known key; did you mean 'backend'?");
  }

  @Test
  void refuses_a_list_of_keys() {
    assertThatThrownBy(() -> file("- memory\n"))
        .hasMessageEndingWith(
            "stator.yaml:1: the document must be a mapping (name: value), it is a list");
  }

  private FileSettings file(String text) throws Exception {
    return ConfigFile.read(Files.writeString(folder.resolve("stator.yaml"), text));
  }
}
