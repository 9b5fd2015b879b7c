package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clients of each front end, unchanged, against the built distribution. */
@Tag("clients")
class ClientsTest {
  private static final Path CLIENTS = Path.of("../clients").toAbsolutePath().normalize();

  @TempDir static Path folder = Path.of("");
  private static @Nullable StatorProcess stator;

  /** The key that the scripts sign with: the server verifies what they send. */
  private static final String KEY =
      "authentication: {access-keys: [{name: scripts, access-key-id: local, secret-access-key:"
          + " local}]}\n";

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("stator.yaml"), KEY);
    stator = StatorProcess.serve(folder);
  }

  @AfterAll
  static void stop() {
    if (stator != null) {
      stator.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node aws-sdk-js.mjs",
        "node dapr-js.mjs",
        "node dapr-js-grpc.mjs",
        "node prismatic-component.mjs",
        "/usr/bin/python3 boto3_client.py",
        "sh aws-cli.sh",
        "sh curl-actions.sh",
        "sh curl-seed.sh"
      })
  void does_its_main_job(String command) throws Exception {
    Map<String, String> addresses =
        Map.of(
            "STATOR_DYNAMODB", base("DynamoDB"),
            "STATOR_DAPR", base("Dapr"),
            "STATOR_DAPR_GRPC", Objects.requireNonNull(stator).daprGrpc(),
            "STATOR_HTTP", base("Storage"));
    assertThat(Command.run(CLIENTS, addresses, List.of(command.split(" "))))
        .endsWith("all right\n");
  }

  private static String base(String frontEnd) {
    URI url = Objects.requireNonNull(stator).url(frontEnd);
    return url.getScheme() + "://" + url.getAuthority();
  }
}
