package dev.stator.keda.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of a document, in the order written. */
final class Members {
  /** Source: Kubernetes API reference, ObjectMeta, fields that are read-only or system-set. */
  private static final Set<String> ADDED =
      Set.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Members() {}

  /**
   * @param namesAndValues by turns
   */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      members.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
    }
    return members;
  }

  /** A copy of a mapping; empty for anything else. */
  static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((name, entry) -> members.put(String.valueOf(name), entry));
    }
    return members;
  }

  /** A copy of a list; empty for anything else. */
  static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> items ? new ArrayList<>(items) : List.of();
  }

  /** A document as a person wrote it: without what the API server adds to an object. */
  static Map<String, Object> asWritten(Map<String, Object> document) {
    Map<String, Object> written = new LinkedHashMap<>(document);
    written.remove("status");
    Map<String, Object> metadata = map(document.get("metadata"));
    metadata.keySet().removeAll(ADDED);
    Map<String, Object> annotations = map(metadata.get("annotations"));
    if (annotations.remove(LAST_APPLIED) != null) {
      metadata.put("annotations", annotations);
    }
    written.put("metadata", metadata);
    return written;
  }

  static String kind(Map<String, Object> document) {
    return String.valueOf(document.get("kind"));
  }

  static String name(Map<String, Object> document) {
    return String.valueOf(map(document.get("metadata")).get("name"));
  }

  /** Kubernetes's standard one if it is not written. */
  static String namespace(Map<String, Object> document) {
    Object namespace = map(document.get("metadata")).get("namespace");
    return namespace == null ? "default" : String.valueOf(namespace);
  }
}
