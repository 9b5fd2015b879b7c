package dev.stator.connector.connection;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of an action, for a log that tells who did what. It has no values and no secrets.
 *
 * @param caller the name of the token that was shown; null if none was asked for
 * @param tables every table that was asked, or that a refused call would have asked
 * @param requestIds the service's, in the order of the requests
 * @param changes whether it may have changed something, or would have if it had not been refused
 * @param outcome {@code OK} or the code of the error
 */
public record AuditEntry(
    String action,
    @Nullable String caller,
    String connection,
    String region,
    Set<String> tables,
    List<String> requestIds,
    boolean changes,
    String outcome,
    long durationMillis) {
  private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{Graph}]|=");

  /** One line of {@code key=value}. */
  public String line() {
    return "action="
        + action
        + (caller == null ? "" : " caller=" + oneWord(caller))
        + " connection="
        + connection
        + (region.isEmpty() ? "" : " region=" + region)
        + " tables="
        + oneWord(String.join(",", tables))
        + " changes="
        + changes
        + " outcome="
        + outcome
        + " ms="
        + durationMillis
        + " requestIds="
        + oneWord(String.join(",", requestIds));
  }

  /** Names come from callers: none may end the line, or make a word of its own. */
  private static String oneWord(String text) {
    return NOT_OF_A_WORD.matcher(text).replaceAll("?");
  }
}
