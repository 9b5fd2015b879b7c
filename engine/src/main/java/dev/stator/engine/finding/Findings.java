package dev.stator.engine.finding;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a check found wrong, in words. All are counted, the first ones are told. */
public final class Findings {
  /** More than this is not told: who has so many needs no longer list. */
  public static final int TOLD_MAX = 100;

  private final List<String> told = new ArrayList<>();
  private long count;

  public void add(String problem) {
    count++;
    if (told.size() < TOLD_MAX) {
      told.add(problem);
    }
  }

  /** The first {@value #TOLD_MAX}. */
  public List<String> told() {
    return List.copyOf(told);
  }

  /** How many there are, also those that are not told. */
  public long count() {
    return count;
  }

  /** How keys are shown. */
  public static String hex(byte[] key) {
    return HexFormat.of().formatHex(key);
  }
}
