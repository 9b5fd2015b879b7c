package dev.stator.keda.conversion;

import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlNode;
import dev.stator.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts the documents of one file: ScaledObjects and ScaledJobs stay as they are but for their
 * triggers; beside them, for each namespace, a ConfigMap with the originals, a Deployment and a
 * Service of the scaler.
 *
 * <p>Source: KEDA documentation, "External Scalers"; Kubernetes API reference, Deployment and
 * Service.
 */
public final class ExternalConversion {
  private final ConversionSettings settings;
  private final List<Map<String, Object>> scaled = new ArrayList<>();
  private final Map<String, ScalerObjects> scalers = new LinkedHashMap<>();
  private final List<Map<String, Object>> authentications = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private ExternalConversion(ConversionSettings settings) {
    this.settings = settings;
  }

  /**
   * The result.
   *
   * @param warnings what a person should know, one line each
   */
  public record Converted(String yaml, List<String> warnings) {}

  /**
   * @param documents of one file, which must be good: check it before
   * @throws YamlError if there is nothing to convert
   */
  public static Converted convert(
      String file, List<YamlNode> documents, ConversionSettings settings) {
    ExternalConversion conversion = new ExternalConversion(settings);
    for (YamlNode document : documents) {
      if (document instanceof YamlNode.Mapping mapping) {
        conversion.take(YamlText.values(mapping));
      }
    }
    if (conversion.scaled.isEmpty()) {
      throw new YamlError(
          file,
          "has no ScaledObject or ScaledJob with a trigger of type aws-dynamodb or"
              + " aws-dynamodb-streams");
    }
    return conversion.result();
  }

  private void take(Map<String, Object> document) {
    switch (String.valueOf(document.get("kind"))) {
      case "ScaledObject", "ScaledJob" -> takeScaled(document);
      case "TriggerAuthentication", "ClusterTriggerAuthentication" -> authentications.add(document);
      // Secrets are in the cluster already, and are referred to.
      default -> {}
    }
  }

  private void takeScaled(Map<String, Object> document) {
    Map<String, Object> spec = map(document.get("spec"));
    List<Object> triggers = new ArrayList<>();
    boolean converted = false;
    String namespace = namespace(document);
    for (Object one : list(spec.get("triggers"))) {
      Map<String, Object> trigger = map(one);
      if (ExternalTrigger.isConverted(trigger)) {
        converted = true;
        triggers.add(ExternalTrigger.of(trigger, type(document), settings.address(namespace)));
      } else {
        triggers.add(trigger);
      }
    }
    if (converted) {
      scalers.computeIfAbsent(namespace, one -> new ScalerObjects(settings, one)).add(document);
      Map<String, Object> newSpec = new LinkedHashMap<>(spec);
      newSpec.put("triggers", triggers);
      Map<String, Object> newDocument = new LinkedHashMap<>(document);
      newDocument.put("spec", newSpec);
      scaled.add(newDocument);
    }
  }

  /** KEDA's external-push scaler does not support ScaledJobs. */
  private String type(Map<String, Object> document) {
    if (settings.push() && "ScaledJob".equals(document.get("kind"))) {
      warnings.add(
          "KEDA has no push for ScaledJobs: ScaledJob '"
              + map(document.get("metadata")).get("name")
              + "' is converted to type external");
      return "external";
    }
    return settings.push() ? "external-push" : "external";
  }

  private Converted result() {
    List<Map<String, Object>> documents = new ArrayList<>(scaled);
    for (ScalerObjects scaler : scalers.values()) {
      authentications.forEach(scaler::addAuthentication);
      documents.addAll(scaler.documents());
    }
    warnings.add(
        "the Service of the scaler is open to every pod of the cluster; see SECURITY.md for TLS"
            + " with client certificates");
    return new Converted(YamlText.write(documents), List.copyOf(warnings));
  }

  static String namespace(Map<String, Object> document) {
    Object namespace = map(document.get("metadata")).get("namespace");
    return namespace == null ? "default" : String.valueOf(namespace);
  }

  static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((name, entry) -> map.put(String.valueOf(name), entry));
    }
    return map;
  }

  static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> items ? new ArrayList<>(items) : List.of();
  }
}
