package dev.stator.junit;

import dev.stator.embedded.DatabaseSnapshot;
import dev.stator.embedded.Stator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What seeds made, once for all tests of a run that begin with the same ones. */
final class PlantedSeeds {
  private PlantedSeeds() {}

  static DatabaseSnapshot of(
      ExtensionContext context,
      ExtensionContext.Namespace namespace,
      List<Class<? extends Seed>> seeds) {
    return context
        .getRoot()
        .getStore(namespace)
        .computeIfAbsent(seeds, PlantedSeeds::planted, DatabaseSnapshot.class);
  }

  private static DatabaseSnapshot planted(List<Class<? extends Seed>> seeds) {
    try (Stator stator = Stator.inMemory()) {
      plant(seeds, stator.client());
      return stator.snapshot();
    }
  }

  /** Each class has a constructor without parameters. */
  static void plant(List<Class<? extends Seed>> seeds, DynamoDbClient client) {
    for (Class<? extends Seed> seed : seeds) {
      ReflectionSupport.newInstance(seed).plant(client);
    }
  }
}
