package dev.stator.keda.manifest;

import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.Sampling;
import dev.stator.keda.trigger.StreamTrigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerKind;
import dev.stator.yaml.Fields;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger. Source: KEDA docs, "Scaled Object specification", section triggers.
 *
 * @param metadata the scaler's parameters as texts; not part of {@code toString}, keys may be in it
 * @param authentication null for none
 * @param metricType {@code AverageValue}, {@code Value} or {@code Utilization}
 */
public record TriggerDocument(
    Position position,
    String type,
    @Nullable String name,
    SequencedMap<String, String> metadata,
    @Nullable AuthenticationRef authentication,
    String metricType,
    boolean useCachedMetrics) {
  private static final String EXTERNAL = "external";
  private static final Set<String> SERVED =
      Set.of(ItemTrigger.TYPE, StreamTrigger.TYPE, EXTERNAL, EXTERNAL + "-push");

  /** Where KEDA finds an external scaler. */
  private static final String ADDRESS = "scalerAddress";

  private static final String AVERAGE_VALUE = "AverageValue";
  private static final Set<String> METRIC_TYPES = Set.of(AVERAGE_VALUE, "Value", "Utilization");

  /** Which TriggerAuthentication, or ClusterTriggerAuthentication, has the credentials. */
  public record AuthenticationRef(Position position, String name, boolean isClusterWide) {}

  public TriggerDocument {
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
  }

  /** Whether it is one that Stator measures: KEDA's two for DynamoDB, or a call of its own. */
  public boolean isServed() {
    return SERVED.contains(type);
  }

  /** What {@code scaled}, the document of this trigger, says about it. */
  public TriggerContext context(ScaledDocument scaled) {
    @Nullable TriggerKind kind =
        switch (type) {
          case ItemTrigger.TYPE -> TriggerKind.ITEMS;
          case StreamTrigger.TYPE -> TriggerKind.STREAM;
          default -> null;
        };
    return new TriggerContext(
        kind, null, scaled.maxReplicaCount(), scaled.hasFormula(), interval(scaled));
  }

  /** KEDA that asks more often than usual gets something new each time, once for all its calls. */
  private static Duration interval(ScaledDocument scaled) {
    Duration half = scaled.pollingInterval().dividedBy(2);
    if (half.compareTo(Sampling.INTERVAL_DEFAULT) >= 0) {
      return Sampling.INTERVAL_DEFAULT;
    }
    return half.compareTo(Sampling.INTERVAL_MIN) < 0 ? Sampling.INTERVAL_MIN : half;
  }

  /** The triggers of {@code spec}: at least one. */
  static List<TriggerDocument> readAll(Fields spec, Warnings warnings) {
    List<TriggerDocument> triggers = new ArrayList<>();
    for (Fields trigger : spec.mappings("triggers")) {
      triggers.add(read(trigger, warnings));
    }
    if (triggers.isEmpty()) {
      throw spec.missing("triggers");
    }
    return triggers;
  }

  private static TriggerDocument read(Fields trigger, Warnings warnings) {
    String type = trigger.text("type");
    @Nullable String metricType = trigger.optionalText("metricType");
    if (metricType != null && !METRIC_TYPES.contains(metricType)) {
      throw trigger.error(
          "metricType", "must be AverageValue, Value or Utilization, not '" + metricType + "'");
    }
    if ("Utilization".equals(metricType) && SERVED.contains(type)) {
      throw trigger.error(
          "metricType",
          "'Utilization' metric type is unsupported for external metrics, allowed values are"
              + " 'Value' or 'AverageValue'");
    }
    @Nullable Fields reference = trigger.optionalMapping("authenticationRef");
    @Nullable Boolean useCachedMetrics = trigger.optionalBoolean("useCachedMetrics");
    TriggerDocument read =
        new TriggerDocument(
            trigger.position(),
            type,
            trigger.optionalText("name"),
            metadata(trigger.mapping("metadata"), warnings),
            reference == null ? null : authentication(reference, warnings),
            metricType == null ? AVERAGE_VALUE : metricType,
            useCachedMetrics != null && useCachedMetrics);
    warnings.addAll(trigger.others());
    if (type.startsWith(EXTERNAL) && read.metadata().getOrDefault(ADDRESS, "").isBlank()) {
      warnings.add(
          trigger.positionOf("metadata"),
          ADDRESS + " is missing: KEDA needs it for a trigger of type " + type);
    }
    if (!read.isServed()) {
      warnings.add(
          trigger.positionOf("type"),
          "a trigger of type '"
              + type
              + "' is not served by Stator; served: aws-dynamodb, aws-dynamodb-streams, external"
              + " and external-push");
    }
    return read;
  }

  /** Kubernetes takes texts only; other scalars are taken as they are written. */
  private static SequencedMap<String, String> metadata(Fields fields, Warnings warnings) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    for (String name : fields.names()) {
      YamlNode.@Nullable Scalar scalar = fields.scalar(name);
      if (scalar == null) {
        metadata.put(name, "");
        continue;
      }
      if (scalar.type() != YamlNode.ScalarType.STRING) {
        warnings.add(
            fields.positionOf(name),
            fields.path()
                + "."
                + name
                + " is "
                + scalar.kind()
                + "; Kubernetes wants a text: quote it");
      }
      metadata.put(name, scalar.text());
    }
    return metadata;
  }

  private static AuthenticationRef authentication(Fields reference, Warnings warnings) {
    String name = reference.text("name");
    @Nullable String kind = reference.optionalText("kind");
    warnings.addAll(reference.others());
    boolean clusterWide = ManifestKind.CLUSTER_TRIGGER_AUTHENTICATION.label().equals(kind);
    if (kind != null && !clusterWide && !kind.equals(ManifestKind.TRIGGER_AUTHENTICATION.label())) {
      throw reference.error(
          "kind",
          "must be TriggerAuthentication or ClusterTriggerAuthentication, not '" + kind + "'");
    }
    return new AuthenticationRef(reference.positionOf("name"), name, clusterWide);
  }

  @Override
  public String toString() {
    return "TriggerDocument[" + type + " at " + position + ", metadata " + metadata.keySet() + "]";
  }
}
