package dev.stator.embedded.disk;

import dev.stator.embedded.CheckReport;
import dev.stator.embedded.FolderCheck;
import dev.stator.embedded.Stator;
import dev.stator.embedded.TestTables;
import dev.stator.engine.store.StoreHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The process that fills its disk. Ends with {@link #DONE} on its output if everything was as it
 * must be; with an exception otherwise.
 */
final class FullDiskWriter {
  static final String DONE = "refused, read, healed, reopened, checked";

  /** What is deleted to make room, in bytes. */
  private static final int BALLAST_BYTES = 40 << 20;

  /** Nothing that compression would make small. */
  private static final String TEXT =
      new Random(1)
          .ints(300_000, 'a', 'z' + 1)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  private static final int WRITES_MAX = 1_000;
  private static final int ATTEMPTS_MAX = 600;

  private FullDiskWriter() {}

  /**
   * @param arguments an empty folder on the small disk
   */
  public static void main(String[] arguments) throws Exception {
    Path ballast = Path.of(arguments[0], "ballast");
    Path folder = Path.of(arguments[0], "data");
    Files.write(ballast, new byte[BALLAST_BYTES]);
    int written;
    try (Stator stator = Stator.open(folder)) {
      DynamoDbClient client = stator.client();
      client.createTable(TestTables.orders());
      written = fill(client);
      require(
          stator.engine().health() instanceof StoreHealth.Full,
          "the health tells that the disk is full: " + stator.engine().health());
      requireItems(client, written);
      Files.delete(ballast);
      heal(client, written);
      written++;
      require(
          stator.engine().health() instanceof StoreHealth.Healthy, "the health tells of the room");
      requireItems(client, written);
    }
    CheckReport report = FolderCheck.run(folder, part -> {});
    require(report.isClean(), "check is clean: " + report);
    try (Stator stator = Stator.open(folder)) {
      requireItems(stator.client(), written);
    }
    System.out.println(DONE);
  }

  /** Writes until that is refused; returns how many writes were answered. */
  private static int fill(DynamoDbClient client) {
    for (int written = 0; written < WRITES_MAX; written++) {
      try {
        TestTables.put(client, "a", written, TEXT);
      } catch (DynamoDbException refused) {
        require(refused.statusCode() == 503, "the refusal says try again later: " + refused);
        require(
            String.valueOf(refused.getMessage()).contains("No space left"),
            "the refusal says why: " + refused);
        return written;
      }
    }
    throw new IllegalStateException("the disk never was full");
  }

  /** Retries as an SDK would until the write is taken. */
  private static void heal(DynamoDbClient client, int at) throws InterruptedException {
    List<String> refusals = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      try {
        TestTables.put(client, "a", at, TEXT);
        return;
      } catch (DynamoDbException refused) {
        require(refused.statusCode() == 503, "the refusal says try again later: " + refused);
        refusals.add(String.valueOf(refused.getMessage()));
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("not healed: " + refusals.getLast());
  }

  private static void requireItems(DynamoDbClient client, int count) {
    for (int at = 0; at < count; at++) {
      int number = at;
      require(
          client
              .getItem(
                  get ->
                      get.tableName(TestTables.ORDERS)
                          .consistentRead(true)
                          .key(TestTables.key("a", number)))
              .hasItem(),
          "item " + at + " of " + count + " is there");
    }
    require(
        !client
            .getItem(get -> get.tableName(TestTables.ORDERS).key(TestTables.key("a", count)))
            .hasItem(),
        "what was refused is not there");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
