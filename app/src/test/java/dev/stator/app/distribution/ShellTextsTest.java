package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on tables in the surroundings that shells and containers give them. */
class ShellTextsTest {
  private static final Path TLS = Path.of("../server/src/test/resources/tls").toAbsolutePath();
  private static final int PUTS_MAX = 10;

  @TempDir Path folder;

  @Test
  void texts_are_kept_without_a_locale() throws Exception {
    try (StatorProcess server = StatorProcess.serve(folder, "--memory")) {
      String endpoint = server.url("DynamoDB").toString();
      for (String locale : List.of("", "C", "POSIX", "C.UTF-8")) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LC_ALL", locale);
        environment.put("LANG", "");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
        String key = "\u00e9 \uD83D\uDE00 " + locale;
        shell(environment, "put statestore '{\"key\": \"" + key + "\", \"value\": \"\u00fc\"}'");
        assertThat(shell(environment, "get statestore '" + key + "' --output json"))
            .as("locale %s", locale)
            .isEqualTo("{\"key\":\"" + key + "\",\"value\":\"\u00fc\"}\n");
      }
    }
  }

  @Test
  void an_authority_of_ones_own_is_trusted_when_it_is_named() throws Exception {
    try (StatorProcess server =
        StatorProcess.serve(
            folder,
            "--memory",
            "--tls-certificate",
            TLS.resolve("server.pem").toString(),
            "--tls-key",
            TLS.resolve("server.key").toString())) {
      String port = server.address("DynamoDB").replaceFirst(".*:", "");
      String tables = "tables --endpoint https://localhost:" + port;
      String call =
          "call listTables --server https://localhost:"
              + server.address("Connector").replaceFirst(".*:(\\d+).*", "$1");
      Map<String, String> trusting =
          Map.of("AWS_CA_BUNDLE", TLS.resolve("authority.pem").toString());
      assertThat(shell(trusting, tables)).contains("statestore");
      assertThat(shell(trusting, call)).contains("statestore");
      assertThat(failing(Map.of(), tables))
          .startsWith("stator: no TLS connection to https://localhost:" + port + ": ")
          .contains("PKIX path building failed")
          .endsWith(" (AWS_CA_BUNDLE names a file of authorities to trust)\n")
          .hasLineCount(1);
      assertThat(failing(Map.of(), call))
          .startsWith("stator: CONNECTIVITY: no TLS connection to https://localhost:")
          .hasLineCount(1);
      assertThat(failing(Map.of("AWS_CA_BUNDLE", "nowhere.pem"), tables))
          .isEqualTo("stator: AWS_CA_BUNDLE: nowhere.pem cannot be read\n");
    }
  }

  /** The reader of the output takes what it wants and goes. */
  @Test
  void a_tail_ends_when_nobody_reads_it() throws Exception {
    try (StatorProcess server = StatorProcess.serve(folder, "--memory")) {
      Map<String, String> environment =
          Map.of("AWS_ENDPOINT_URL_DYNAMODB", server.url("DynamoDB").toString());
      String call = "call --server http://" + server.url("Connector").getAuthority() + " ";
      shell(
          Map.of(),
          call
              + "createTable --table-name things --billing-mode PAY_PER_REQUEST"
              + " --stream-view-type KEYS_ONLY --attribute-definition"
              + " '[{\"AttributeName\": \"id\", \"AttributeType\": \"S\"}]'"
              + " --key-schema '[{\"AttributeName\": \"id\", \"KeyType\": \"HASH\"}]'");
      Process tail =
          process(environment, "tail things --from-oldest --output json")
              .redirectErrorStream(true)
              .start();
      shell(environment, "put things '{\"id\": \"1\"}'");
      assertThat(tail.inputReader().readLine()).contains("\"event\":\"INSERT\"");
      tail.inputReader().close();
      // The first is written to nobody, which the next question notices.
      for (int n = 2; n < PUTS_MAX && tail.isAlive(); n++) {
        shell(environment, "put things '{\"id\": \"" + n + "\"}'");
      }
      assertThat(tail.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private String shell(Map<String, String> environment, String arguments) throws Exception {
    return Command.run(
        folder, environment, List.of("sh", "-c", StatorProcess.SCRIPT + " " + arguments));
  }

  private String failing(Map<String, String> environment, String arguments) throws Exception {
    return Command.run(
        folder, environment, List.of("sh", "-c", "! " + StatorProcess.SCRIPT + " " + arguments));
  }

  private ProcessBuilder process(Map<String, String> environment, String arguments) {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec " + StatorProcess.SCRIPT + " " + arguments)
            .directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
