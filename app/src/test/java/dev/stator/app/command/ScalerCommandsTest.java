package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.output.LiveLines;
import dev.stator.app.output.TextTable;
import dev.stator.app.resources.Seed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no database; the measuring commands are in {@code ScalerJobTest}. */
class ScalerCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("keda.yaml");
    Files.writeString(file, Seed.kedaUser());
  }

  private ExitCode run(String... arguments) {
    return new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)))
        .run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "convert", "watch", "simulate"})
  void every_command_helps_with_an_example(String command) {
    assertThat(run("scaler", command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("Example", "stator scaler " + command);
  }

  @Test
  void check_explains_the_namespaces() throws Exception {
    Files.writeString(file, Seed.kedaRoleOfTwoNamespaces());
    assertThat(run("scaler", "check", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("KEDA looks in the namespace of the ScaledObject only");
  }

  @Test
  void check_tells_every_wrong_field_with_its_line() throws Exception {
    Files.writeString(
        file, Seed.kedaUser().replace("tableName:", "tabelName:").replace("awsRegion:", "region:"));
    assertThat(run("scaler", "check", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .contains(
            file + ":36: missing required parameter \"tableName\" in [triggerMetadata]",
            file + ":36: missing required parameter \"awsRegion\" in [triggerMetadata authParams]");
  }

  @Test
  void check_tells_that_nobody_answers() {
    assertThat(run("scaler", "check", "--endpoint", "http://127.0.0.1:1", file.toString()))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err()).contains("s0-aws-dynamodb-keda-events  cannot be measured");
  }

  @Test
  void check_tells_that_no_scaler_is_there() {
    assertThat(run("scaler", "check", "--address", "127.0.0.1:1", file.toString()))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .startsWith(
            "stator: the scaler at 127.0.0.1:1, asked for default/aws-dynamodb-table-scaledo")
        .contains("UNAVAILABLE", "Connection refused")
        .hasLineCount(1);
    err.reset();
    assertThat(run("scaler", "check", "--address", "not an:address", file.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo(
            "stator: --address 'not an:address' is not a host and port such as 127.0.0.1:6000\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--client-key k,--client-key needs --ca beside it",
    "--server-name n,--server-name needs --ca beside it",
    "--ca c,--ca needs --address beside it",
    "--ca c --address a:1 --client-key k,--client-certificate and --client-key need each other",
    "--ca none.pem --address 127.0.0.1:1,--address 127.0.0.1:1: a file for TLS cannot be read:"
        + " none.pem (No such file or directory)"
  })
  void check_tells_what_tls_needs(String flags, String reason) {
    List<String> arguments = new ArrayList<>(List.of("scaler", "check", "" + file));
    arguments.addAll(List.of(flags.split(" ")));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("stator: " + reason + "\n");
  }

  @Test
  void convert_writes_the_external_scaler() {
    assertThat(run("scaler", "convert", "--image", "registry.example/stator:1", file.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(out())
        .contains("type: external\n", "scalerAddress: stator-scaler.default.svc:6000")
        .contains("kind: Deployment", "kind: Service", "image: registry.example/stator:1")
        .doesNotContain("wJalrXUtnFEMI");
  }

  @Test
  void convert_needs_an_image() {
    assertThat(run("scaler", "convert", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("--image");
  }

  /** What the pod would refuse when it starts. */
  @Test
  void convert_refuses_a_wrong_trigger() throws Exception {
    Files.writeString(
        file,
        Seed.kedaUser().replace("targetValue: \"5\"", "targetValue: \"5.5\"\n      tabel: x"));
    assertThat(run("scaler", "convert", "--image", "i", "" + file)).isEqualTo(ExitCode.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err())
        .contains(file + ":36: unable to set param \"targetValue\" value \"5.5\"")
        .contains("metadata.tabel means nothing to this trigger; a typing error?");
    err.reset();
    Files.writeString(
        file, Seed.kedaUser().replaceAll("(?s)    authenticationRef:.*?\\n    m", "    m"));
    assertThat(run("scaler", "convert", "--image", "i", "" + file)).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .contains(":36: awsAccessKeyID not found: the trigger has no authenticationRef, and its");
    // The region may be in the Secret, which need not be in the file.
    Files.writeString(file, Seed.kedaUser().replace("awsRegion: eu-west-2", "# awsRegion"));
    assertThat(run("scaler", "convert", "--image", "i", "" + file)).isEqualTo(ExitCode.OK);
  }

  /** The file of an application: the workload beside what scales it. */
  @ParameterizedTest
  @CsvSource({"check,false", "convert,true", "simulate,true"})
  void objects_that_do_not_concern_the_scaler_are_left_out(String command, boolean ends)
      throws Exception {
    Files.writeString(
        file,
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: nginx-deployment}}\n---\n"
            + Seed.kedaUser());
    Path load = folder.resolve("load.txt");
    Files.writeString(load, "0 12\n");
    List<String> arguments =
        switch (command) {
          case "check" -> List.of("scaler", "check", "--endpoint", "http://127.0.0.1:1", "" + file);
          case "convert" -> List.of("scaler", "convert", "--image", "i", "" + file);
          default -> List.of("scaler", "simulate", "" + file, "" + load);
        };
    assertThat(run(arguments.toArray(String[]::new)))
        .isEqualTo(ends ? ExitCode.OK : ExitCode.BACKEND);
    assertThat(err()).contains(file + ":1: is a Deployment, which is left out here");
    err.reset();
    Files.writeString(file, Seed.kedaUser().replace("kind: ScaledObject", "kind: ScaledObjct"));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("'ScaledObjct' is not read by Stator");
  }

  @Test
  void watch_tells_that_credentials_are_missing() throws Exception {
    Files.writeString(
        file, Seed.kedaUser().replaceAll("(?s)    authenticationRef:.*?\n    m", "    m"));
    assertThat(run("scaler", "watch", "--times", "1", "--backend", "aws", "" + file))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .contains("s0-aws-dynamodb-keda-events  awsAccessKeyID not found")
        .hasLineCount(1);
  }

  @Test
  void simulate_finds_authentications_elsewhere_if_asked_to() throws Exception {
    Files.writeString(file, Seed.kedaRoleOfTwoNamespaces());
    Path load = folder.resolve("load.txt");
    Files.writeString(load, "0 12\n");
    assertThat(run("scaler", "simulate", "" + file, "" + load)).isEqualTo(ExitCode.USAGE);
    assertThat(run("scaler", "simulate", "--lenient", "" + file, "" + load)).isEqualTo(ExitCode.OK);
  }

  @Test
  void simulate_tells_every_change() throws Exception {
    Path load = folder.resolve("load.txt");
    Files.writeString(load, "0 12\n60 0\n");
    assertThat(run("scaler", "simulate", file.toString(), load.toString())).isEqualTo(ExitCode.OK);
    assertThat(out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "second value replicas why",
            "0 12 0 the start",
            "0 12 1 active",
            "0 12 3 the metric asks for 3",
            "345 0 1 the metric asks for 0, held up",
            "360 0 0 not active for the cooldown period");
  }

  @Test
  void simulate_names_the_wrong_lines_of_a_load() throws Exception {
    Path load = folder.resolve("load.txt");
    Files.writeString(load, "0 12\nsoon 3\n");
    assertThat(run("scaler", "simulate", file.toString(), load.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains(load + ":2: 'soon' is not a second");
  }

  @Test
  void a_chart_is_in_proportion() {
    Chart chart = new Chart(3);
    for (double value : new double[] {9, 0, 5, 10}) {
      chart.add(value);
    }
    assertThat(chart.row(5)).isEqualTo("▁▅█");
  }

  @Test
  void convert_names_what_kubernetes_would_refuse() {
    assertThat(run("scaler", "convert", "--image", "i", "--name", "Up_1", file.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .startsWith("stator: the name 'Up_1' is not one for a Service")
        .hasLineCount(1);
  }

  @Test
  void watch_tells_failures_beside_its_results_and_by_its_exit_code() {
    assertThat(
            run("scaler", "watch", "--times", "1", "--endpoint", "http://127.0.0.1:1", "" + file))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(out()).isEmpty();
    assertThat(err().lines())
        .singleElement()
        .asString()
        .matches("stator: \\d\\d:\\d\\d:\\d\\d  s0-aws-dynamodb-keda-events  .+");
  }

  /** Time and metric go first, then the chart; the numbers stay. */
  @ParameterizedTest
  @CsvSource({
    "0,10:00:00  s0-t  value 7  target 5  replicas 2  ▁▂▃▄▅▆▇█",
    "58,10:00:00  s0-t  value 7  target 5  replicas 2  ▁▂▃▄▅▆▇█",
    "55,10:00:00  s0-t  value 7  target 5  replicas 2  ▂▃▄▅▆▇█",
    "48,10:00:00  s0-t  value 7  target 5  replicas 2",
    "44,s0-t  value 7  target 5  replicas 2  ▃▄▅▆▇█",
    "32,value 7  target 5  replicas 2",
    "20,value 7  target 5  replicas 2"
  })
  void a_line_of_watch_fits(int width, String line) {
    WatchLine full = new WatchLine("10:00:00", "s0-t", "value 7  target 5  replicas 2", "▁▂▃▄▅▆▇█");
    assertThat(full.fit(width)).isEqualTo(line);
  }

  @Test
  void live_lines_change_in_place_on_a_terminal_only() {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    LiveLines live = new LiveLines(print);
    live.show(List.of("first", "a long line"), 8);
    live.show(List.of("second", "b"), 8);
    assertThat(out())
        .isEqualTo("\r\u001b[Kfirst\n\r\u001b[Ka long…\n\u001b[2A\r\u001b[Ksecond\n\r\u001b[Kb\n");
    out.reset();
    LiveLines piped = new LiveLines(print);
    piped.show(List.of("a long line"), TextTable.UNLIMITED);
    piped.show(List.of("b"), TextTable.UNLIMITED);
    assertThat(out()).isEqualTo("a long line\nb\n");
  }
}
