package dev.stator.store.rocksdb;

import dev.stator.engine.store.Reader;
import dev.stator.engine.store.StoreInspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check of a folder found; keeps the folder's lock. */
record FolderInspection(
    FolderLock lock, @Nullable FolderContents opened, List<String> notes, List<String> problems)
    implements StoreInspection {

  FolderInspection {
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  @Override
  public @Nullable Reader contents() {
    return opened == null ? null : opened.reader();
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
    lock.giveBack();
  }
}
