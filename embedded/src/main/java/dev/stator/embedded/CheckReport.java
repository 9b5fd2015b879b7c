package dev.stator.embedded;

import dev.stator.engine.check.IntegrityReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FolderCheck} found.
 *
 * @param notes what is no loss, or was done about one; a line each
 * @param damage what is wrong with the folder's files; a line each
 * @param contents what they hold, and where that does not agree with itself; null if they could not
 *     be opened, which {@code damage} tells
 */
public record CheckReport(
    List<String> notes, List<String> damage, @Nullable IntegrityReport contents) {

  public CheckReport {
    notes = List.copyOf(notes);
    damage = List.copyOf(damage);
  }

  /** Whether every file is whole and everything in them agrees. */
  public boolean isClean() {
    return problemCount() == 0;
  }

  /** How many problems there are, also those that {@code contents} does not tell one by one. */
  public long problemCount() {
    return damage.size() + (contents == null ? 0 : contents.problemCount());
  }
}
