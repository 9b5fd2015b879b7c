package dev.stator.app.config;

import dev.stator.engine.store.Durability;
import java.nio.file.Path;

/** Where the embedded engine keeps its tables. */
public sealed interface StoreConfig {

  /** In memory only: gone when the process ends. */
  record InMemory() implements StoreConfig {}

  /**
   * In a folder, made if it is missing.
   *
   * @param durability what an answered write survives
   */
  record InFolder(Path folder, Durability durability) implements StoreConfig {}

  static StoreConfig from(Settings settings) {
    Durability durability =
        switch (settings.text(Setting.DURABILITY)) {
          case "fsync" -> Durability.FSYNC;
          case "async" -> Durability.ASYNC;
          default ->
              throw settings.wrong(
                  Setting.DURABILITY,
                  "must be fsync or async, not '" + settings.text(Setting.DURABILITY) + "'");
        };
    String folder = settings.text(Setting.DATA);
    if (folder.isBlank()) {
      throw settings.wrong(Setting.DATA, "is empty; name a folder, or use --memory");
    }
    if (settings.isOn(Setting.MEMORY) && !settings.outranks(Setting.DATA, Setting.MEMORY)) {
      refuseBoth(settings, Setting.DATA);
      refuseBoth(settings, Setting.DURABILITY);
      return new InMemory();
    }
    return new InFolder(Path.of(folder), durability);
  }

  private static void refuseBoth(Settings settings, Setting ofFolders) {
    if (settings.rankEqually(Setting.MEMORY, ofFolders)) {
      throw settings.wrong(
          ofFolders, "has no meaning together with " + Setting.MEMORY.flag() + "; drop one");
    }
  }
}
