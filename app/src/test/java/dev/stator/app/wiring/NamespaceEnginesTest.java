package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.StoreConfig;
import dev.stator.embedded.Stator;
import dev.stator.engine.store.Durability;
import dev.stator.model.EngineError;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ListTables;
import dev.stator.server.dynamodb.Namespace;
import dev.stator.server.shell.metrics.EngineMetrics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of accounts and regions: made by the first table, closed when others need the room. */
class NamespaceEnginesTest {
  private static final Namespace OWN = new Namespace("000000000000", "us-east-1");
  private static final int OPEN_MAX = 2;

  @TempDir private Path folder;

  @Test
  void are_not_made_by_who_only_looks() {
    try (Stator own = Stator.inMemory();
        NamespaceEngines engines = inFolder(own)) {
      for (int account = 0; account < 3 * OPEN_MAX; account++) {
        assertThat(tables(engines, account)).isEmpty();
      }
      assertThat(engines.open()).isZero();
      assertThat(folder.resolve("namespaces")).doesNotExist();
    }
  }

  @Test
  void are_closed_when_others_need_the_room_and_opened_again() {
    try (Stator own = Stator.inMemory();
        NamespaceEngines engines = inFolder(own)) {
      for (int account = 0; account <= OPEN_MAX; account++) {
        engines.execute(namespace(account), table("t" + account + "abc"));
        assertThat(engines.open()).isLessThanOrEqualTo(OPEN_MAX);
      }
      assertThat(EngineMetrics.ofAll(engines::statistics).collect().stream())
          .filteredOn(metric -> metric.getMetadata().getName().equals("stator_tables"))
          .flatExtracting(metric -> metric.getDataPoints())
          .extracting(point -> point.getLabels().get("account"))
          .containsExactlyInAnyOrder(null, "111122223331", "111122223332");
      for (int account = 0; account <= OPEN_MAX; account++) {
        assertThat(tables(engines, account)).containsExactly("t" + account + "abc");
      }
      assertThat(own.client().listTables().tableNames()).isEmpty();
    }
  }

  @Test
  void stay_where_closing_would_lose_them() {
    try (Stator own = Stator.inMemory();
        NamespaceEngines engines =
            new NamespaceEngines(new StoreConfig.InMemory(), OWN, () -> own, OPEN_MAX)) {
      for (int account = 0; account < OPEN_MAX; account++) {
        engines.execute(namespace(account), table("abc"));
      }
      assertThatThrownBy(() -> engines.execute(namespace(OPEN_MAX), table("abc")))
          .isInstanceOf(EngineError.LimitExceeded.class);
      assertThat(tables(engines, OPEN_MAX)).isEmpty();
      assertThat(tables(engines, 0)).containsExactly("abc");
    }
  }

  private NamespaceEngines inFolder(Stator own) {
    return new NamespaceEngines(
        new StoreConfig.InFolder(folder, Durability.ASYNC), OWN, () -> own, OPEN_MAX);
  }

  private static Namespace namespace(int account) {
    return new Namespace("11112222333" + account, "eu-west-1");
  }

  private static List<String> tables(NamespaceEngines engines, int account) {
    return ((ListTables.Result) engines.execute(namespace(account), new ListTables(null, null)))
        .tableNames();
  }

  private static CreateTable table(String name) {
    return new CreateTable(
        name,
        List.of(new AttributeDefinition("id", "S")),
        List.of(new KeySchemaElement("id", "HASH")),
        "PAY_PER_REQUEST",
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
