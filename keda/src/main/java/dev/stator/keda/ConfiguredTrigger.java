package dev.stator.keda;

import dev.stator.keda.identity.Authentication;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.Secret;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One trigger of a workload in the resource folder.
 *
 * @param index among the triggers of its workload, from 0: KEDA's {@code sN-}
 * @param metadata as the resource has it
 * @param context what else the resource says about it
 */
public record ConfiguredTrigger(
    int index,
    Map<String, String> metadata,
    TriggerContext context,
    Authentication authentication,
    TableSources sources) {
  private static final String REGION = "awsRegion";

  /** How KEDA reaches a scaler says nothing about the trigger. */
  private static final Set<String> ADDRESSING = Set.of("scalerAddress", "enableTLS", "unsafeSsl");

  /** More than a trigger has fields. */
  private static final int ELSEWHERE = 1_000_000;

  public ConfiguredTrigger {
    metadata = Map.copyOf(metadata);
    Secret region = authentication.parameters().get(REGION);
    if (region != null && context.region() == null) {
      context = context.withRegion(region.reveal());
    }
  }

  /**
   * @throws TriggerException if it cannot be used as it is written
   */
  public Trigger parse() {
    return TriggerParser.parse(metadata, context);
  }

  /**
   * How far a call with {@code called} is from this trigger: 0 for the same. Another place counts
   * more than all other fields together, so that a place is asked with its own credentials.
   *
   * @return empty if it is about another table
   */
  OptionalInt distance(Map<String, String> called) {
    if (!same(called, "tableName")) {
      return OptionalInt.empty();
    }
    Set<String> names = new HashSet<>(metadata.keySet());
    names.addAll(called.keySet());
    names.removeAll(ADDRESSING);
    int distance = 0;
    for (String name : names) {
      distance += same(called, name) ? 0 : 1;
    }
    String region = strip(called.get(REGION));
    if (region != null && !region.equals(region())) {
      distance += ELSEWHERE;
    }
    return OptionalInt.of(same(called, "awsEndpoint") ? distance : distance + ELSEWHERE);
  }

  private @Nullable String region() {
    String own = strip(metadata.get(REGION));
    return own == null ? strip(context.region()) : own;
  }

  private boolean same(Map<String, String> called, String field) {
    return Objects.equals(strip(metadata.get(field)), strip(called.get(field)));
  }

  private static @Nullable String strip(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  @Override
  public String toString() {
    return "ConfiguredTrigger[" + index + ", metadata " + metadata.keySet() + "]";
  }
}
