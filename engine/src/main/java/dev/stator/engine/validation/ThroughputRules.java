package dev.stator.engine.validation;

import dev.stator.engine.catalog.Throughput;
import dev.stator.model.EngineError;
import dev.stator.model.operation.ProvisionedThroughput;
import org.jspecify.annotations.Nullable;

/** The rules for provisioned throughput, whose units are known to be present and positive. */
final class ThroughputRules {
  private static final long CAPACITY_UNITS_MAX = 1_000_000_000_000L;

  private ThroughputRules() {}

  static void checkBounds(@Nullable ProvisionedThroughput throughput) {
    checkBounds(throughput, "");
  }

  static void checkIndexBounds(@Nullable ProvisionedThroughput throughput, String indexName) {
    checkBounds(throughput, " for index " + indexName);
  }

  private static void checkBounds(@Nullable ProvisionedThroughput throughput, String ofWhat) {
    if (throughput != null) {
      checkBound("ReadCapacityUnits", units(throughput.readCapacityUnits()), ofWhat);
      checkBound("WriteCapacityUnits", units(throughput.writeCapacityUnits()), ofWhat);
    }
  }

  private static void checkBound(String member, long units, String ofWhat) {
    if (units > CAPACITY_UNITS_MAX) {
      throw new EngineError.Validation(
          "Given value " + units + " for " + member + " is out of bounds" + ofWhat);
    }
  }

  static Throughput of(@Nullable ProvisionedThroughput throughput) {
    return throughput == null
        ? Throughput.ON_DEMAND
        : Throughput.of(
            units(throughput.readCapacityUnits()), units(throughput.writeCapacityUnits()));
  }

  static long units(@Nullable Long units) {
    return units == null ? 0 : units;
  }
}
