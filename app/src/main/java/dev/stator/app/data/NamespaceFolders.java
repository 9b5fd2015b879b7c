package dev.stator.app.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data folders of other accounts and regions, which a server with namespaces keeps inside its
 * own: {@code namespaces/ACCOUNT/REGION}. Each is a data folder like any other.
 */
public final class NamespaceFolders {
  private static final String FOLDER = "namespaces";
  private static final int DEPTH = 2;

  /** The file that every data folder has. */
  private static final String MARK = "FORMAT";

  private NamespaceFolders() {}

  /** Where that of one account and region is, or would be. */
  public static Path of(Path data, String accountId, String region) {
    return data.resolve(FOLDER).resolve(accountId).resolve(region);
  }

  /** Whether {@code folder} has a database. */
  static boolean isData(Path folder) {
    return Files.exists(folder.resolve(MARK));
  }

  /** Those that have a database, in the order of their names. */
  public static List<Path> in(Path data) {
    Path all = data.resolve(FOLDER);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.walk(all, DEPTH)) {
      return folders.filter(NamespaceFolders::isData).sorted().toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
