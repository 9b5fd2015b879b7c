package dev.stator.app.resources;

import dev.stator.keda.manifest.Manifest;
import dev.stator.keda.manifest.Manifests;
import java.util.List;

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

  /** KEDA's documents, and the Secrets. */
  public Manifests manifests() {
    return new Manifests(
        all(KedaResource.class).stream().map(KedaResource::manifest).toList(), List.of());
  }

  /** KEDA's documents of one kind, in the order of files and lines. */
  public <M extends Manifest> List<M> manifests(Class<M> kind) {
    return manifests().all(kind);
  }
}
