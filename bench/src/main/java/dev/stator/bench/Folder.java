package dev.stator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A temporary folder, made when it is first asked for. */
final class Folder {
  private @Nullable Path path;

  Path path() throws IOException {
    if (path == null) {
      path = Files.createTempDirectory("stator-bench");
    }
    return path;
  }

  void delete() throws IOException {
    if (path == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.delete(one);
      }
    }
  }
}
