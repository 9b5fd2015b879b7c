package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;
import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlFile;
import dev.stator.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All documents that belong together, and the references between them.
 *
 * @param warnings what was strange but not wrong, one line each
 */
public record Manifests(List<Manifest> documents, List<String> warnings) {
  public static final Manifests NONE = new Manifests(List.of(), List.of());

  public Manifests {
    documents = List.copyOf(documents);
    warnings = List.copyOf(warnings);
  }

  /**
   * The documents of one file.
   *
   * @throws YamlError every bad document: file, line and reason
   */
  public static Manifests read(Path file) {
    return of(YamlFile.read(file));
  }

  /**
   * The documents of one text.
   *
   * @param name what messages call it
   * @throws YamlError every bad document: name, line and reason
   */
  public static Manifests parse(String name, String text) {
    return of(YamlFile.parse(name, text));
  }

  private static Manifests of(List<YamlNode> nodes) {
    List<Manifest> documents = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    Warnings warnings = new Warnings();
    for (YamlNode node : nodes) {
      try {
        documents.add(Manifest.read(Fields.of(node, ""), warnings));
      } catch (YamlError complaint) {
        complaints.addAll(complaint.lines());
      }
    }
    if (!complaints.isEmpty()) {
      throw new YamlError(complaints);
    }
    return new Manifests(documents, warnings.lines());
  }

  /** Those of one kind, in the order of files and lines. */
  public <M extends Manifest> List<M> all(Class<M> kind) {
    return documents.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Those called {@code name}, in whatever namespace. */
  <M extends Manifest> List<M> named(Class<M> kind, String name) {
    return all(kind).stream().filter(document -> document.metadata().name().equals(name)).toList();
  }

  /**
   * The one called {@code name} as seen from {@code namespace}: the one in that namespace, else one
   * whose document does not say where it belongs.
   */
  <M extends Manifest> Optional<M> find(Class<M> kind, String name, @Nullable String namespace) {
    String wanted = namespace == null ? ManifestMetadata.STANDARD_NAMESPACE : namespace;
    return named(kind, name).stream()
        .filter(
            document -> {
              @Nullable String its = document.metadata().namespace();
              return its == null || its.equals(wanted);
            })
        .max(Comparator.comparing(document -> Objects.nonNull(document.metadata().namespace())));
  }
}
