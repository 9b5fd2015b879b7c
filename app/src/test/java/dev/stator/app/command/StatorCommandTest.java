package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Setting;
import dev.stator.app.exit.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatorCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                             | no command; try 'stator serve' or 'stator --help'
          scaler                         | no command after 'stator scaler'; try 'stator scaler --help'
          scaler check                   | Missing required parameter: 'FILE'
          scaler check nowhere.yaml      | nowhere.yaml: cannot be read: there is no such file
          check --output xml             | --output must be table or json, not 'xml'
          check here there               | unexpected argument 'there'
          check --salvag                 | unknown flag --salvag; did you mean '--salvage'?
          sreve                          | unknown command 'sreve'; did you mean 'serve'?
          dance                          | unknown command 'dance'; known: serve, check, tables, describe, get, put, query, scan, sql, tail, call, actions, mcp, scaler
          serve now                      | unexpected argument 'now'
          serve --dynamo-port=1          | unknown flag --dynamo-port=1; did you mean '--dynamodb-port'?
          serve --dynamodb-port          | Missing required parameter for option '--dynamodb-port' (PORT)
          serve --dynamodb-port x        | --dynamodb-port must be a port from 0 to 65535 (0 takes a free one), not 'x'
          serve --dynamodb-port 65536    | --dynamodb-port must be a port from 0 to 65535 (0 takes a free one), not '65536'
          serve --keda-port 8000         | --keda-port is 8000, which --dynamodb-port takes already
          serve --durability maybe       | --durability must be fsync or async, not 'maybe'
          serve --backend azure          | --backend must be embedded or aws, not 'azure'
          serve --front-ends dynamo      | --front-ends has no front end 'dynamo'; did you mean 'dynamodb'? Known: dynamodb, dapr, storage, connector, keda, pluggable
          serve --front-ends dapr,mysql  | --front-ends has no front end 'mysql'; known: dynamodb, dapr, storage, connector, keda, pluggable
          serve --front-ends dapr,       | --front-ends has an empty name; known: dynamodb, dapr, storage, connector, keda, pluggable
          serve --dapr-components-names a/b  | --dapr-components-names has 'a/b': a name is of letters, digits, dots, '-' and '_'
          serve --dapr-components-mode 668   | --dapr-components-mode must be rights of a file in octal digits, such as 660, not '668'
          serve --dapr-components-folder=    | --dapr-components-folder is empty
          serve --host 0.0.0.0           | --host 0.0.0.0 can be reached from other machines, and nothing asks who they are at dynamodb (access-keys), dapr (dapr-tokens), storage (bearer-tokens), connector (bearer-tokens), keda (--grpc-client-ca and bearer-tokens); set what is in brackets (authentication of stator.yaml, see SECURITY.md), or add --allow-unauthenticated-network
          serve --memory --data x        | --data has no meaning together with --memory; drop one
          serve --memory --durability async | --durability has no meaning together with --memory; drop one
          serve --resources nowhere      | --resources 'nowhere' is not a folder
          serve --config nowhere.yaml    | --config: there is no file nowhere.yaml
          mcp --memory --mcp-connection locl | --mcp-connection: there is no connection 'locl'; did you mean 'local'?
          """)
  void tells_a_usage_error_in_one_line(String arguments, String message) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);

    assertThat(run(words)).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).isEqualTo("stator: " + message + "\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void shows_the_stack_trace_only_when_asked() {
    run("serve", "--verbose", "--backend", "azure");

    assertThat(text(err)).contains("--backend must be", "\tat dev.stator.app.config.");
  }

  @Test
  void shows_its_version() {
    assertThat(run("--version")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).startsWith("stator ");
  }

  @Test
  void helps_with_commands() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("stator serve");
  }

  @Test
  void helps_with_every_flag() {
    assertThat(run("serve", "--help")).isEqualTo(ExitCode.OK);
    for (Setting setting : Setting.values()) {
      assertThat(text(out)).contains(setting.flag());
    }
  }

  @Test
  void helps_with_the_members_of_lists() {
    assertThat(run("call", "updateItem", "--help")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("--updates", ", of field, operator, value, type\n");
  }

  @Test
  void names_the_line_of_a_wrong_configuration(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("my.yaml");
    java.nio.file.Files.writeString(file, "# mine\nbackend: azure\n");

    assertThat(run("serve", "--config", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .isEqualTo("stator: " + file + ":2: backend must be embedded or aws, not 'azure'\n");
  }

  private ExitCode run(String... arguments) {
    return new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)))
        .run(arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
