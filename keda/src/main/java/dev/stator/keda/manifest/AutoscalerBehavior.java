package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast the autoscaler may go: {@code advanced.horizontalPodAutoscalerConfig.behavior}.
 *
 * <p>Source: Kubernetes documentation, "Horizontal Pod Autoscaling", configurable scaling behavior;
 * its defaults are those of {@link #STANDARD}.
 */
public record AutoscalerBehavior(Direction up, Direction down) {
  private static final Duration PERIOD = Duration.ofSeconds(15);

  public static final AutoscalerBehavior STANDARD =
      new AutoscalerBehavior(
          new Direction(
              Duration.ZERO,
              Select.MAX,
              List.of(
                  new Policy(PolicyType.PODS, 4, PERIOD),
                  new Policy(PolicyType.PERCENT, 100, PERIOD))),
          new Direction(
              Duration.ofSeconds(300),
              Select.MAX,
              List.of(new Policy(PolicyType.PERCENT, 100, PERIOD))));

  /**
   * One of the two directions.
   *
   * @param stabilization how far back recommendations are looked at, to take the most careful one
   * @param policies none disables nothing: {@link Select#DISABLED} does
   */
  public record Direction(Duration stabilization, Select select, List<Policy> policies) {
    public Direction {
      policies = List.copyOf(policies);
    }
  }

  /** Which of several policies counts. */
  public enum Select {
    MAX,
    MIN,
    DISABLED
  }

  public enum PolicyType {
    PODS,
    PERCENT
  }

  /** At most {@code value} pods, or percent of the pods, within {@code period}. */
  public record Policy(PolicyType type, long value, Duration period) {}

  static AutoscalerBehavior read(@Nullable Fields advanced, Warnings warnings) {
    if (advanced == null) {
      return STANDARD;
    }
    @Nullable Fields config = advanced.optionalMapping("horizontalPodAutoscalerConfig");
    warnings.addAll(advanced.allow("restoreToOriginalReplicaCount", "scalingModifiers").others());
    if (config == null) {
      return STANDARD;
    }
    @Nullable Fields behavior = config.optionalMapping("behavior");
    warnings.addAll(config.allow("name").others());
    if (behavior == null) {
      return STANDARD;
    }
    AutoscalerBehavior read =
        new AutoscalerBehavior(
            direction(behavior.optionalMapping("scaleUp"), STANDARD.up, warnings),
            direction(behavior.optionalMapping("scaleDown"), STANDARD.down, warnings));
    warnings.addAll(behavior.others());
    return read;
  }

  private static Direction direction(
      @Nullable Fields fields, Direction standard, Warnings warnings) {
    if (fields == null) {
      return standard;
    }
    @Nullable Long seconds = fields.optionalNumber("stabilizationWindowSeconds", 0, 3600);
    @Nullable String select = fields.optionalText("selectPolicy");
    List<Policy> policies = new ArrayList<>();
    for (Fields policy : fields.mappings("policies")) {
      policies.add(policy(policy));
      warnings.addAll(policy.others());
    }
    warnings.addAll(fields.allow("tolerance").others());
    return new Direction(
        seconds == null ? standard.stabilization : Duration.ofSeconds(seconds),
        select == null ? standard.select : select(fields, select),
        policies.isEmpty() ? standard.policies : policies);
  }

  private static Select select(Fields fields, String text) {
    return switch (text) {
      case "Max" -> Select.MAX;
      case "Min" -> Select.MIN;
      case "Disabled" -> Select.DISABLED;
      default ->
          throw fields.error("selectPolicy", "must be Max, Min or Disabled, not '" + text + "'");
    };
  }

  private static Policy policy(Fields fields) {
    String type = fields.text("type");
    if (!type.equals("Pods") && !type.equals("Percent")) {
      throw fields.error("type", "must be Pods or Percent, not '" + type + "'");
    }
    @Nullable Long value = fields.optionalNumber("value", 1, Integer.MAX_VALUE);
    @Nullable Long period = fields.optionalNumber("periodSeconds", 1, 1800);
    if (value == null) {
      throw fields.missing("value");
    }
    if (period == null) {
      throw fields.missing("periodSeconds");
    }
    return new Policy(
        PolicyType.valueOf(type.toUpperCase(Locale.ROOT)), value, Duration.ofSeconds(period));
  }
}
