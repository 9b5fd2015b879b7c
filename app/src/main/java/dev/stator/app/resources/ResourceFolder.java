package dev.stator.app.resources;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.keda.manifest.Manifest;
import dev.stator.keda.manifest.Warnings;
import dev.stator.yaml.Fields;
import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlFile;
import dev.stator.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads every {@code .yaml} and {@code .yml} file of a folder, not of the folders in it, in the
 * order of their names. A file may hold several documents. One bad document refuses the folder, but
 * every bad document is told.
 */
public final class ResourceFolder {
  /** Files of one folder. */
  static final int FILES_MAX = 1000;

  /** Complaints shown at once. */
  static final int COMPLAINTS_MAX = 20;

  private final List<ResourceDocument> documents = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Warnings warnings = new Warnings();

  private final boolean othersLeftOut;

  private ResourceFolder(boolean othersLeftOut) {
    this.othersLeftOut = othersLeftOut;
  }

  /**
   * @throws StartFailure with one line for each bad document: file, line and reason
   */
  public static Resources load(Path folder) {
    ResourceFolder reader = new ResourceFolder(false);
    reader.readFolder(folder);
    return reader.resources();
  }

  /**
   * The resources of a folder, or of one file, as people keep them for a cluster: with objects that
   * do not concern Stator beside them, which are left out with a warning.
   *
   * @throws StartFailure with one line for each bad document: file, line and reason
   */
  public static Resources loadAmongOthers(Path fileOrFolder) {
    ResourceFolder reader = new ResourceFolder(true);
    if (Files.isDirectory(fileOrFolder)) {
      reader.readFolder(fileOrFolder);
    } else {
      reader.readFile(fileOrFolder);
    }
    return reader.resources();
  }

  /** The resources of one text, as if it were the only file of a folder. */
  public static Resources parse(String name, String text) {
    ResourceFolder reader = new ResourceFolder(false);
    reader.attempt(() -> YamlFile.parse(name, text).forEach(reader::readDocument));
    return reader.resources();
  }

  private void readFolder(Path folder) {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      warnings.add(folder + ": has no .yaml or .yml file");
    }
    files.forEach(this::readFile);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries.filter(ResourceFolder::isYaml).filter(Files::isRegularFile).sorted().toList();
      if (files.size() > FILES_MAX) {
        throw new YamlError(folder.toString(), "has more than " + FILES_MAX + " files");
      }
      return files;
    } catch (IOException unreadable) {
      throw new YamlError(folder.toString(), "cannot be read: " + unreadable);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private void readFile(Path file) {
    attempt(() -> YamlFile.read(file).forEach(this::readDocument));
  }

  private void readDocument(YamlNode node) {
    attempt(
        () -> {
          Fields document = Fields.of(node, "");
          if (othersLeftOut && ResourceKind.isOthers(document)) {
            warnings.add(
                document.position(), "is a " + document.text("kind") + ", which is left out here");
          } else {
            documents.add(read(document));
          }
        });
  }

  private ResourceDocument read(Fields document) {
    ResourceKind kind = ResourceKind.of(document);
    ResourceMetadata metadata = ResourceMetadata.read(kind, document);
    return switch (kind) {
      case COMPONENT -> ComponentDocument.read(metadata, document, warnings);
      case SCALED_OBJECT,
          SCALED_JOB,
          TRIGGER_AUTHENTICATION,
          CLUSTER_TRIGGER_AUTHENTICATION,
          SECRET ->
          new KedaResource(metadata, Manifest.read(document, warnings));
      case STORAGE -> StorageDocument.read(metadata, document);
      case CONNECTION -> ConnectionDocument.read(metadata, document);
    };
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (YamlError complaint) {
      complaints.addAll(complaint.lines());
    }
  }

  private Resources resources() {
    complaints.addAll(Duplicates.among(documents));
    if (complaints.isEmpty()) {
      return new Resources(documents, warnings.lines());
    }
    int more = complaints.size() - COMPLAINTS_MAX;
    List<String> shown = new ArrayList<>(complaints.stream().limit(COMPLAINTS_MAX).toList());
    if (more > 0) {
      shown.add("and " + more + " more");
    }
    throw new StartFailure(ExitCode.USAGE, shown);
  }
}
