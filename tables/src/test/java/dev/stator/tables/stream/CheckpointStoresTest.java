package dev.stator.tables.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckpointStoresTest {
  private static final Checkpoint FIRST =
      new Checkpoint(
          "arn:aws:dynamodb:us-east-1:1:table/t/stream/1",
          Map.of(
              "shard-1", new ShardPosition.Finished(),
              "shard-2", new ShardPosition.After("123456789012345678901"),
              "shard-3", new ShardPosition.Oldest(),
              "shard-4", new ShardPosition.Since(Instant.parse("2026-11-21T10:00:00Z"))));
  private static final Checkpoint SECOND = new Checkpoint("arn:other", Map.of());

  @TempDir Path folder;
  private final Stator stator = Stator.inMemory();

  @AfterAll
  void close() {
    stator.close();
  }

  private TableCheckpoints inTable() {
    TableSetup.ensure(
        stator.client(),
        new TableSetup.Shape("checkpoints", TableSetup.KeyAttribute.string("key"), null, null));
    return new TableCheckpoints(stator.client(), "checkpoints", "key");
  }

  Stream<CheckpointStore> stores() {
    return Stream.of(new MemoryCheckpoints(), new FileCheckpoints(folder), inTable());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void keep_one_checkpoint_for_each_reader(CheckpointStore store) {
    assertThat(store.load("one")).isEmpty();
    store.save("one", FIRST);
    store.save("../two/ö", SECOND);
    assertThat(store.load("one")).contains(FIRST);
    store.save("one", SECOND);
    assertThat(store.load("one")).contains(SECOND);
    assertThat(store.load("../two/ö")).contains(SECOND);
    assertThat(store.load("three")).isEmpty();
  }

  @Test
  void are_found_by_another_process() {
    new FileCheckpoints(folder.resolve("a")).save("one", FIRST);
    assertThat(new FileCheckpoints(folder.resolve("a")).load("one")).contains(FIRST);
    inTable().save("shared", FIRST);
    assertThat(inTable().load("shared")).contains(FIRST);
  }

  @Test
  void notice_another_process_under_the_same_name() {
    TableCheckpoints mine = inTable();
    mine.save("mine", FIRST);
    TableCheckpoints other = inTable();
    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> other.save("mine", SECOND))
        .withMessageContaining("another process");
    other.load("mine");
    other.save("mine", SECOND);
    assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> mine.save("mine", FIRST));
  }

  @Test
  void refuse_what_is_not_a_checkpoint() throws IOException {
    FileCheckpoints files = new FileCheckpoints(folder.resolve("b"));
    files.save("one", FIRST);
    try (Stream<Path> all = Files.list(folder.resolve("b"))) {
      Path file = all.findFirst().orElseThrow();
      for (String broken :
          new String[] {
            "",
            "{",
            "[]",
            "{\"version\":2,\"stream\":\"s\",\"shards\":{}}",
            "{\"version\":1,\"stream\":\"s\",\"shards\":{\"x\":\"unknown\"}}",
            "{\"version\":1,\"stream\":\"s\",\"shards\":{\"x\":{\"since\":\"then\"}}}"
          }) {
        Files.writeString(file, broken);
        assertThatExceptionOfType(CheckpointException.class)
            .isThrownBy(() -> files.load("one"))
            .withMessageContaining("not a checkpoint");
      }
    }
  }
}
