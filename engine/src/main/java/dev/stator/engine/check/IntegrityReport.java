package dev.stator.engine.check;

import dev.stator.engine.finding.Findings;
import java.util.List;

/**
 * What a check read, and what it found wrong.
 *
 * @param problems the first {@value Findings#TOLD_MAX}, in words
 * @param problemCount how many there are
 */
public record IntegrityReport(
    long tables,
    long items,
    long indexEntries,
    long streamRecords,
    long expiryEntries,
    List<String> problems,
    long problemCount) {

  /** Whether everything agrees. */
  public boolean isClean() {
    return problemCount == 0;
  }
}
