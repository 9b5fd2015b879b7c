package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.resources.Seed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * unstorage's own clients, of each generation, and a program in the seed's item layout: on the
 * embedded engine, and on the back end {@code aws}, where a second process stands for AWS and takes
 * only requests signed with the seed's credentials.
 */
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorageClientsTest {
  private static final Path CLIENTS = Path.of("../clients").toAbsolutePath().normalize();

  private final List<StatorProcess> started = new ArrayList<>();
  private final Map<String, String> embedded = new HashMap<>();
  private final Map<String, String> aws = new HashMap<>();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    StatorProcess own = serve(folder.resolve("own"), "--memory");
    embedded.put("STATOR_HTTP", base(own, "Storage"));
    embedded.put("STATOR_DYNAMODB", base(own, "DynamoDB"));

    Path there = folder.resolve("there");
    Files.createDirectories(there);
    Files.writeString(
        there.resolve("stator.yaml"),
        """
        authentication:
          access-keys:
          - name: the seed's
            access-key-id: xxxxxxxxxx
            secret-access-key: xxxxxxxxxxxxxxxxxxxx
        """);
    StatorProcess database = serve(there, "--memory", "--front-ends", "dynamodb");
    aws.put("STATOR_DYNAMODB", base(database, "DynamoDB"));
    Path resources = Files.createDirectories(folder.resolve("here/resources"));
    Files.writeString(
        resources.resolve("storage.yaml"),
        Seed.read("storage-minimal").replace("name: minimal", "name: default")
            + "  endpoint: "
            + base(database, "DynamoDB")
            + "\n  createTable: true\n  watchStream: true\n");
    StatorProcess far =
        serve(
            folder.resolve("here"),
            "--backend",
            "aws",
            "--front-ends",
            "storage",
            "--resources",
            resources.toString());
    aws.put("STATOR_HTTP", base(far, "Storage"));
    aws.put("STATOR_TABLE", "my-persistent-storage");
  }

  private StatorProcess serve(Path folder, String... flags) throws Exception {
    StatorProcess process = StatorProcess.serve(Files.createDirectories(folder), flags);
    started.add(process);
    return process;
  }

  @AfterAll
  void stop() {
    started.reversed().forEach(StatorProcess::close);
  }

  private static String base(StatorProcess process, String frontEnd) {
    URI url = process.url(frontEnd);
    return url.getScheme() + "://" + url.getAuthority();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node unstorage.mjs unstorage",
        "node unstorage.mjs unstorage-old",
        "node unstorage.mjs unstorage-v2",
        "node unstorage.mjs unstorage-v2-alpha",
        "node unstorage-table.mjs"
      })
  void works_on_the_embedded_engine(String command) throws Exception {
    assertThat(Command.run(CLIENTS, embedded, List.of(command.split(" ")))).endsWith("all right\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node unstorage.mjs unstorage",
        "node unstorage.mjs unstorage-v2",
        "node unstorage-table.mjs"
      })
  void works_on_aws(String command) throws Exception {
    assertThat(Command.run(CLIENTS, aws, List.of(command.split(" ")))).endsWith("all right\n");
  }
}
