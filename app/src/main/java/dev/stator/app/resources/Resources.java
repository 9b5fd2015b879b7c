package dev.stator.app.resources;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All resources of a process.
 *
 * @param warnings what was strange but not wrong, one line each
 */
public record Resources(List<ResourceDocument> documents, List<String> warnings) {
  /** Where Kubernetes puts what does not say. */
  static final String STANDARD_NAMESPACE = "default";

  public Resources {
    documents = List.copyOf(documents);
    warnings = List.copyOf(warnings);
  }

  /** Those of one kind, in the order of files and lines. */
  public <D extends ResourceDocument> List<D> all(Class<D> kind) {
    return documents.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Those called {@code name}, in whatever namespace. */
  <D extends ResourceDocument> List<D> named(Class<D> kind, String name) {
    return all(kind).stream().filter(document -> document.metadata().name().equals(name)).toList();
  }

  /**
   * The one called {@code name} as seen from {@code namespace}: the one in that namespace, else one
   * whose document does not say where it belongs.
   */
  <D extends ResourceDocument> Optional<D> find(
      Class<D> kind, String name, @Nullable String namespace) {
    String wanted = orStandard(namespace);
    return named(kind, name).stream()
        .filter(
            document -> {
              @Nullable String its = document.metadata().namespace();
              return its == null || its.equals(wanted);
            })
        .max(Comparator.comparing(document -> Objects.nonNull(document.metadata().namespace())));
  }

  static String orStandard(@Nullable String namespace) {
    return namespace == null ? STANDARD_NAMESPACE : namespace;
  }
}
