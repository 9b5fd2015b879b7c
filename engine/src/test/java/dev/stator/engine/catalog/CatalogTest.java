package dev.stator.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.StoreOpenException;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogTest {
  private final MemoryStore store = new MemoryStore();

  @Test
  void readsBackEveryMemberOfADefinition() {
    TableDefinition full =
        definition(7, "things")
            .withTtlAttribute("expires")
            .withIndex(
                new IndexDefinition(
                    8,
                    "byDay",
                    IndexKind.GLOBAL,
                    new KeySchema(
                        new KeyAttribute("day", KeyType.S), new KeyAttribute("n", KeyType.N)),
                    ProjectionType.INCLUDE,
                    List.of("a", "b"),
                    Throughput.of(3, 4),
                    IndexState.BACKFILLING))
            .withIndex(
                new IndexDefinition(
                    9,
                    "byAge",
                    IndexKind.LOCAL,
                    new KeySchema(new KeyAttribute("id", KeyType.S), null),
                    ProjectionType.ALL,
                    List.of(),
                    Throughput.ON_DEMAND,
                    IndexState.ACTIVE));
    assertThat(DefinitionCodec.decode(DefinitionCodec.encode(full))).isEqualTo(full);
    TableDefinition bare =
        new TableDefinition(
            1,
            "bare",
            "uuid",
            Instant.EPOCH,
            new KeySchema(new KeyAttribute("id", KeyType.B), null),
            BillingMode.PAY_PER_REQUEST,
            null,
            Throughput.ON_DEMAND,
            false,
            null,
            null,
            List.of());
    assertThat(DefinitionCodec.decode(DefinitionCodec.encode(bare))).isEqualTo(bare);
  }

  @Test
  void refusesADefinitionThatEndsEarly() {
    byte[] stored = DefinitionCodec.encode(definition(7, "things"));
    for (int length = 0; length < stored.length; length++) {
      byte[] part = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> DefinitionCodec.decode(part))
          .isInstanceOf(EngineError.StorageBroken.class);
    }
  }

  @Test
  void refusesAStoreOfAnotherFormat() {
    Catalog.open(store);
    store.commit(new Batch().put(Space.META, MetaKeys.format(), new byte[] {2}));
    assertThatThrownBy(() -> Catalog.open(store))
        .isInstanceOf(StoreOpenException.class)
        .hasMessage("The data was written in format 2; this version reads format 1")
        .extracting(failure -> ((StoreOpenException) failure).reason())
        .isEqualTo(StoreOpenException.Reason.NEWER_FORMAT);
  }

  @Test
  void givesNoIdTwice() {
    Catalog catalog = Catalog.open(store);
    Table first = catalog.create("things", id -> definition(id, "things"));
    catalog.delete(first);
    Table second = Catalog.open(store).create("things", id -> definition(id, "things"));
    assertThat(second.id()).isGreaterThan(first.id());
  }

  @Test
  void holdsAsManyTablesAsAnAccountMay() {
    Catalog catalog = Catalog.open(store);
    for (int number = 0; number < Limits.TABLES_MAX; number++) {
      String name = "table" + number;
      catalog.create(name, id -> definition(id, name));
    }
    assertThatThrownBy(() -> catalog.create("more", id -> definition(id, "more")))
        .isInstanceOf(EngineError.LimitExceeded.class);
    assertThat(Catalog.open(store).after(null)).hasSize(Limits.TABLES_MAX);
  }

  private static TableDefinition definition(int id, String name) {
    return new TableDefinition(
        id,
        name,
        "11111111-2222-3333-4444-555555555555",
        Instant.ofEpochMilli(1234),
        new KeySchema(new KeyAttribute("id", KeyType.S), new KeyAttribute("sk", KeyType.N)),
        BillingMode.PROVISIONED,
        Instant.ofEpochMilli(99),
        new Throughput(5, 6, Instant.ofEpochMilli(7), Instant.ofEpochMilli(8), 2),
        true,
        "STANDARD",
        null,
        List.of());
  }
}
