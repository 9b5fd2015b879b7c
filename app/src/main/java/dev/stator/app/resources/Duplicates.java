package dev.stator.app.resources;

import dev.stator.keda.manifest.ManifestMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds documents that would answer to the same name. */
final class Duplicates {
  private Duplicates() {}

  static List<String> among(List<ResourceDocument> documents) {
    Map<List<Object>, ResourceMetadata> first = new HashMap<>();
    List<String> complaints = new ArrayList<>();
    for (ResourceDocument document : documents) {
      ResourceMetadata metadata = document.metadata();
      ResourceMetadata other = first.putIfAbsent(key(metadata), metadata);
      if (other != null) {
        complaints.add(
            metadata.position()
                + ": "
                + metadata.title()
                + " is there already, at "
                + other.position());
      }
    }
    return complaints;
  }

  /** The addresses of front ends have no namespace in them. */
  private static List<Object> key(ResourceMetadata metadata) {
    return switch (metadata.kind()) {
      case COMPONENT, STORAGE, CONNECTION, CLUSTER_TRIGGER_AUTHENTICATION ->
          List.of(metadata.kind(), metadata.name());
      case SECRET, TRIGGER_AUTHENTICATION ->
          List.of(metadata.kind(), metadata.name(), String.valueOf(metadata.namespace()));
      // Calls name them by their namespace, which is the standard one if they do not say.
      case SCALED_OBJECT, SCALED_JOB ->
          List.of(
              metadata.kind(),
              metadata.name(),
              Objects.requireNonNullElse(
                  metadata.namespace(), ManifestMetadata.STANDARD_NAMESPACE));
    };
  }
}
