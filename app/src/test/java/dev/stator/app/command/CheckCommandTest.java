package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.data.NamespaceFolders;
import dev.stator.app.exit.ExitCode;
import dev.stator.embedded.Stator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** {@code stator check} on folders that are sound, were left by a killed process, or damaged. */
class CheckCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path temporary;
  private Path folder;

  /** A folder with 20 items, all still in the write log. */
  @BeforeEach
  void fill() throws IOException {
    Path live = temporary.resolve("live");
    folder = temporary.resolve("data");
    try (Stator stator = Stator.open(live)) {
      DynamoDbClient client = stator.client();
      client.createTable(
          request ->
              request
                  .tableName("orders")
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                  .billingMode(BillingMode.PAY_PER_REQUEST));
      for (int number = 0; number < 20; number++) {
        String id = "order" + number;
        client.putItem(
            request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
      }
      copy(live, folder);
    }
  }

  @Test
  void looks_at_the_namespaces_in_a_folder_too() throws IOException {
    Path other = NamespaceFolders.of(folder, "111122223333", "eu-west-1");
    Path copied = temporary.resolve("copied");
    copy(folder, copied);
    Files.createDirectories(other.getParent());
    Files.move(copied, other);
    assertThat(check(folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .contains("The data folder " + folder + " is sound.\n")
        .contains("The data folder " + other + " is sound.\n");
    out.reset();
    flip(only(other, ".log"), 2.0 / 3);
    assertThat(check(folder.toString())).isEqualTo(ExitCode.DAMAGED);
    assertThat(text(out)).contains("The data folder " + folder + " is sound.\n");
    assertThat(run(err, "tables", "--data", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(err)).endsWith("stator: more tables in --data " + other + "\n");
  }

  @Test
  void tells_that_a_folder_is_sound() {
    assertThat(check(folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .startsWith("The data folder " + folder + " is sound.\n")
        .containsPattern("\n {2}tables +1\n {2}items +20\n");
    assertThat(text(err))
        .startsWith("checking write logs ...\n")
        .contains("checking table orders ...\n");
  }

  @Test
  void tells_programs_in_json() {
    assertThat(check("--output", "json", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .isEqualTo(
            "{\"folder\":\""
                + folder
                + "\",\"clean\":true,\"problem_count\":0,\"counts\":{\"tables\":1,\"items\":20,"
                + "\"index_entries\":0,\"stream_records\":0,\"expiry_entries\":0},\"notes\":[],"
                + "\"damage\":[],\"problems\":[]}\n");
  }

  @Test
  void tells_a_torn_end_as_no_loss() throws IOException {
    Path log = only(".log");
    byte[] content = Files.readAllBytes(log);
    Files.write(log, java.util.Arrays.copyOf(content, content.length - 3));

    assertThat(check(folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .contains("is sound.\n", "\nnote: the write log db/", "a write that was cut short")
        .contains("the next start moves them to " + folder.resolve("salvage"));
  }

  @Test
  void salvages_what_comes_before_damage() throws IOException {
    flip(only(".log"), 2.0 / 3);

    assertThat(check(folder.toString())).isEqualTo(ExitCode.DAMAGED);
    assertThat(text(out))
        .contains("is damaged: 1 problem.\n", "\ndamage: the store is damaged: ")
        .contains("--salvage would keep");
    assertThat(folder.resolve("salvage")).doesNotExist();

    ByteArrayOutputStream refused = new ByteArrayOutputStream();
    run(refused, "serve", "--data", folder.toString(), "--front-ends", "dynamodb");
    assertThat(refused.toString(StandardCharsets.UTF_8))
        .contains("'stator check --salvage " + folder + "' would keep")
        .hasLineCount(1);

    out.reset();
    assertThat(check("--salvage", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .contains("is sound.\n", "\nnote: salvaged: ", "\nnote: moved ", "\nnote: kept: ");
    try (Stator stator = Stator.open(folder)) {
      assertThat(stator.client().scan(request -> request.tableName("orders")).count())
          .isBetween(5, 18);
    }
  }

  @Test
  void names_a_damaged_table_file() throws IOException {
    Stator.open(folder).close();
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      for (Path table : files.filter(file -> file.toString().endsWith(".sst")).toList()) {
        flip(table, 0.02);
      }
    }

    assertThat(check(folder.toString())).isEqualTo(ExitCode.DAMAGED);
    assertThat(text(out)).contains("\ndamage: the table file db/");
  }

  @Test
  void refuses_a_folder_that_is_in_use() {
    try (Stator stator = Stator.open(folder)) {
      assertThat(check(folder.toString())).isEqualTo(ExitCode.FOLDER);
      assertThat(text(err))
          .endsWith("stator: the store in " + folder + " is open already in this process\n");
      assertThat(stator.client().listTables().tableNames()).isEqualTo(List.of("orders"));
    }
  }

  @Test
  void refuses_what_is_no_data_folder() {
    Path nowhere = temporary.resolve("nowhere");
    assertThat(check(nowhere.toString())).isEqualTo(ExitCode.FOLDER);
    assertThat(text(err)).contains("stator: there is no store in " + nowhere);
    assertThat(nowhere).doesNotExist();
  }

  private ExitCode check(String... arguments) {
    String[] words = Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new);
    return run(err, words);
  }

  private ExitCode run(ByteArrayOutputStream errors, String... words) {
    return new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8)))
        .run(words);
  }

  private Path only(String suffix) throws IOException {
    return only(folder, suffix);
  }

  private static Path only(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private static void flip(Path file, double place) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[(int) (content.length * place)] ^= 0x10;
    Files.write(file, content);
  }

  /** As the end of the process would leave it. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
