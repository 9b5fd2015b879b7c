package dev.stator.keda;

import dev.stator.keda.identity.Authentication;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.Secret;
import java.util.Map;
import java.util.Objects;
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
  public ConfiguredTrigger {
    metadata = Map.copyOf(metadata);
    Secret region = authentication.parameters().get("awsRegion");
    if (region != null && context.region() == null) {
      context =
          new TriggerContext(
              context.kind(),
              region.reveal(),
              context.maxReplicas(),
              context.targetOptional(),
              context.interval());
    }
  }

  /**
   * @throws TriggerException if it cannot be used as it is written
   */
  public Trigger parse() {
    return TriggerParser.parse(metadata, context);
  }

  /** How well a call with {@code called} fits: 0 for another table. */
  int fit(Map<String, String> called) {
    if (!same(called, "tableName")) {
      return 0;
    }
    int fit = 1;
    for (String field :
        new String[] {
          "indexName",
          "keyConditionExpression",
          "expressionAttributeValues",
          "filterExpression",
          "partitionValues",
          "targetValue"
        }) {
      fit += same(called, field) ? 1 : 0;
    }
    return fit;
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
