package dev.stator.keda.conversion;

import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlNode;
import dev.stator.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final String file;
  private final ConversionSettings settings;
  private final List<Map<String, Object>> authentications = new ArrayList<>();
  private final List<Map<String, Object>> scaled = new ArrayList<>();
  private final Map<String, ScalerObjects> scalers = new LinkedHashMap<>();

  /** Those that a scaler has already, each with the scaler's namespace. */
  private final Set<List<Object>> added = new LinkedHashSet<>();

  private final ConversionWarnings warnings;

  private ExternalConversion(String file, ConversionSettings settings) {
    this.file = file;
    this.settings = settings;
    this.warnings = new ConversionWarnings(settings);
  }

  /**
   * The result.
   *
   * @param warnings what a person should know, one line each
   */
  public record Converted(String yaml, List<String> warnings) {}

  /**
   * @param documents of one file, which must be good: check it before
   * @throws YamlError if there is nothing to convert, or a TriggerAuthentication is missing
   */
  public static Converted convert(
      String file, List<YamlNode> documents, ConversionSettings settings) {
    ExternalConversion conversion = new ExternalConversion(file, settings);
    List<Map<String, Object>> values = new ArrayList<>();
    for (YamlNode document : documents) {
      if (document instanceof YamlNode.Mapping mapping) {
        values.add(Members.asWritten(YamlText.values(mapping)));
      }
    }
    for (Map<String, Object> document : values) {
      if (Members.kind(document).endsWith("TriggerAuthentication")) {
        conversion.authentications.add(document);
      }
    }
    for (Map<String, Object> document : values) {
      // Secrets are in the cluster already, and are referred to.
      if (Set.of("ScaledObject", "ScaledJob").contains(Members.kind(document))) {
        conversion.take(document);
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

  private void take(Map<String, Object> original) {
    Map<String, Object> document = withNamespace(original);
    Map<String, Object> spec = Members.map(document.get("spec"));
    List<Object> triggers = new ArrayList<>();
    String namespace = Members.namespace(document);
    boolean converted = false;
    for (Object one : Members.list(spec.get("triggers"))) {
      Map<String, Object> trigger = Members.map(one);
      if (ExternalTrigger.isConverted(trigger)) {
        converted = true;
        triggers.add(
            ExternalTrigger.of(
                trigger,
                type(document),
                settings.address(namespace),
                settings.serverTls() == null ? null : settings.name()));
        authenticate(document, trigger, namespace);
        warnings.trigger(document, trigger);
      } else {
        triggers.add(trigger);
      }
    }
    if (converted) {
      if (document != original) {
        warnings.namespace(document);
      }
      scaler(namespace).add(document);
      spec.put("triggers", triggers);
      Map<String, Object> external = new LinkedHashMap<>(document);
      external.put("spec", spec);
      scaled.add(external);
    }
  }

  /**
   * The same document if it says its namespace. KEDA calls the scaler with the namespace in which
   * the object lies, so that it must be the one of the scaler's resources.
   */
  private static Map<String, Object> withNamespace(Map<String, Object> document) {
    Map<String, Object> metadata = Members.map(document.get("metadata"));
    if (metadata.get("namespace") != null) {
      return document;
    }
    metadata.put("namespace", Members.namespace(document));
    Map<String, Object> complete = new LinkedHashMap<>(document);
    complete.put("metadata", metadata);
    return complete;
  }

  private ScalerObjects scaler(String namespace) {
    return scalers.computeIfAbsent(namespace, one -> new ScalerObjects(settings, one));
  }

  /** Gives the scaler what {@code trigger} refers to; nothing that no trigger needs. */
  private void authenticate(
      Map<String, Object> document, Map<String, Object> trigger, String namespace) {
    if (!(trigger.get("authenticationRef") instanceof Map<?, ?> reference)) {
      return;
    }
    @Nullable Object written = reference.get("kind");
    String kind = written == null ? "TriggerAuthentication" : String.valueOf(written);
    String name = String.valueOf(reference.get("name"));
    Map<String, Object> found =
        authentications.stream()
            .filter(one -> Members.kind(one).equals(kind) && Members.name(one).equals(name))
            .filter(one -> kind.startsWith("Cluster") || Members.namespace(one).equals(namespace))
            .findFirst()
            .orElseThrow(
                () ->
                    new YamlError(
                        file,
                        ConversionWarnings.title(document)
                            + " refers to "
                            + kind
                            + " '"
                            + name
                            + "', which is not in this file"
                            + (kind.startsWith("Cluster")
                                ? ""
                                : " in namespace '" + namespace + "'")
                            + ": the scaler would have no credentials"));
    if (added.add(List.of(namespace, kind, name))) {
      scaler(namespace).addAuthentication(found);
      warnings.authentication(found, namespace);
    }
  }

  /** KEDA's external-push scaler does not support ScaledJobs. */
  private String type(Map<String, Object> document) {
    if (settings.push() && Members.kind(document).equals("ScaledJob")) {
      warnings.noPush(document);
      return "external";
    }
    return settings.push() ? "external-push" : "external";
  }

  private Converted result() {
    List<Map<String, Object>> documents = new ArrayList<>(scaled);
    scalers.forEach(
        (namespace, scaler) -> {
          documents.addAll(scaler.documents());
          warnings.network(namespace);
        });
    return new Converted(YamlText.write(documents), warnings.all());
  }
}
