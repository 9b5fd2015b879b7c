package dev.stator.connector.connection;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What callers may do over a connection, whatever its keys would allow. It is asked by request, so
 * that PartiQL, batches and transactions are no way around it; a statement that is not understood
 * is allowed only where everything is.
 *
 * @param readOnly nothing may be changed
 * @param allowedTables names, in which {@code *} stands for any characters; empty for no table
 * @param forbiddenActions keys of actions; what they do is forbidden in batches, transactions and
 *     statements too, see {@link Deeds}: without getItem, queryItems and scanItems no SELECT runs
 * @param itemsMax the most items that one call gives back
 * @param bytesMax about the most bytes of items that one call gives back
 */
public record Policy(
    boolean readOnly,
    List<String> allowedTables,
    Set<String> forbiddenActions,
    int itemsMax,
    long bytesMax) {
  public static final int ITEMS_MAX = 100_000;
  public static final long BYTES_MAX = 64L * 1024 * 1024;

  private static final String ANY = "*";

  /** Every table is allowed. */
  public static final List<String> ALL_TABLES = List.of(ANY);

  private static final Pattern TABLE_PATTERN = Pattern.compile("[A-Za-z0-9_.*-]+");

  /** No rule but the caps that every call has. */
  public static final Policy EVERYTHING =
      new Policy(false, ALL_TABLES, Set.of(), ITEMS_MAX, BYTES_MAX);

  public Policy {
    allowedTables = List.copyOf(allowedTables);
    forbiddenActions = Set.copyOf(forbiddenActions);
    for (String pattern : allowedTables) {
      if (!isTablePattern(pattern)) {
        throw new IllegalArgumentException("allowedTables: no table is called '" + pattern + "'");
      }
    }
    if (itemsMax < 1 || itemsMax > ITEMS_MAX) {
      throw new IllegalArgumentException("maxItems must be from 1 to " + ITEMS_MAX);
    }
    if (bytesMax < 1 || bytesMax > BYTES_MAX) {
      throw new IllegalArgumentException("maxBytes must be from 1 to " + BYTES_MAX);
    }
  }

  /** Whether a table may have a name like this one; an ARN is none. */
  public static boolean isTablePattern(String text) {
    return TABLE_PATTERN.matcher(text).matches();
  }

  /**
   * @param key of the action that is about to run
   * @throws ActionError if it is forbidden
   */
  public void checkAction(String connection, String key) {
    if (forbids(key)) {
      throw refused(connection, "forbids the action " + key);
    }
  }

  /** Whether the action of this key is forbidden. */
  public boolean forbids(String key) {
    return forbiddenActions.contains(key);
  }

  /**
   * @param request what is about to be sent
   * @throws ActionError if it is not allowed
   */
  public void check(String connection, RequestScope request) {
    if (request.unread() != null && restricts()) {
      throw refused(connection, "takes only statements that can be read here: " + request.unread());
    }
    if (readOnly && request.changes()) {
      throw refused(connection, "is read-only: " + request.operation() + " is refused");
    }
    if (allowsAllTables()) {
      return;
    }
    if (!request.isKnown()) {
      throw refused(
          connection, "allows some tables only, and this request does not tell which it uses");
    }
    for (String table : request.tables()) {
      if (!allows(table)) {
        throw refused(connection, "does not allow table '" + table + "'").withField("tableName");
      }
    }
  }

  /** Whether this table may be used. */
  public boolean allows(String table) {
    return allowsAllTables() || allowedTables.stream().anyMatch(pattern -> matches(pattern, table));
  }

  private boolean allowsAllTables() {
    return allowedTables.contains(ANY);
  }

  /** Whether it matters what a request does. */
  private boolean restricts() {
    return readOnly || !allowsAllTables() || !forbiddenActions.isEmpty();
  }

  private static boolean matches(String pattern, String table) {
    return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", table);
  }

  private static ActionError refused(String connection, String why) {
    return ActionError.of(ErrorCode.FORBIDDEN_BY_POLICY, "connection '" + connection + "' " + why)
        .withHint("its policy is set where the connection is configured");
  }
}
