package dev.stator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Test classes that {@link StatorExtensionTest} runs and looks at; some are meant to fail. */
final class ExtensionCases {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  /** What the cases below were given; read after they have ended. */
  static final List<Stator> GIVEN = new ArrayList<>();

  static class RegisteredInCode {
    @RegisterExtension
    final StatorExtension stator =
        new StatorExtension(
            () -> Stator.builder().clock(InstantSource.fixed(NOW)).inMemory(),
            client -> StatorTestAnnotationTest.createTable(client, "seeded"));

    @Test
    void usesTheClockAndTheSeed(DynamoDbClient client) {
      assertThat(
              client.describeTable(table -> table.tableName("seeded")).table().creationDateTime())
          .isEqualTo(NOW);
    }
  }

  @StatorTest
  static class Keeping {
    @Test
    void keepsWhatItWasGiven(Stator stator) {
      StatorTestAnnotationTest.createTable(stator.client(), "orders");
      GIVEN.add(stator);
    }
  }

  @StatorTest
  static class AskingTooEarly {
    @BeforeAll
    static void before(DynamoDbClient client) {
      client.listTables();
    }

    @Test
    void neverRuns() {}
  }

  static class BrokenSeed implements Seed {
    @Override
    public void plant(DynamoDbClient client) {
      client.deleteTable(table -> table.tableName("no-such-table"));
    }
  }

  @StatorTest(seeds = BrokenSeed.class)
  static class BadlySeeded {
    @Test
    void neverRuns(DynamoDbClient client) {}
  }

  private ExtensionCases() {}
}
