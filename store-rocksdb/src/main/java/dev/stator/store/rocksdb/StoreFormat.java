package dev.stator.store.rocksdb;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.log.Durable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that says what the folder holds. It is written last when a store or a copy of one is
 * made, so a folder without it was never finished.
 */
final class StoreFormat {
  /** What this version writes, and the newest that it reads. */
  static final int VERSION = 1;

  static final String FILE = "FORMAT";
  private static final Pattern TEXT = Pattern.compile("stator-store (\\d{1,9})\\s*");
  private static final int TEXT_BYTES_MAX = 64;

  private StoreFormat() {}

  /**
   * Whether {@code folder} holds a store that this version reads; false if it holds none.
   *
   * @throws StoreOpenException if what it holds is newer, or the file cannot be understood
   */
  static boolean isThere(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    Matcher text =
        TEXT.matcher(
            Files.size(file) > TEXT_BYTES_MAX
                ? ""
                : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    if (!text.matches()) {
      throw new StoreOpenException(
          Reason.DAMAGED, "the store in " + folder + " is damaged: its file FORMAT is not one");
    }
    int version = Integer.parseInt(text.group(1));
    if (version > VERSION) {
      throw new StoreOpenException(
          Reason.NEWER_FORMAT,
          "the store in %s has format %d, this version of Stator reads up to %d: use a newer one"
              .formatted(folder, version, VERSION));
    }
    return true;
  }

  static void write(Path folder) throws IOException {
    Path draft = folder.resolve(FILE + ".new");
    Files.writeString(draft, "stator-store " + VERSION + "\n");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncFolder(folder);
  }
}
