package dev.stator.engine.validation;

import dev.stator.engine.catalog.TableArns;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The rules for TableName, which differ between operations on tables and on items. Where a table
 * name is taken, its ARN is too.
 *
 * <p>Source: Amazon DynamoDB API Reference, "TableName"; texts as the service answers them.
 */
public final class TableNames {
  private static final String PATH = "tableName";
  private static final String PATTERN = "[a-zA-Z0-9_.-]+";

  private TableNames() {}

  /** The name of a table to be created; an ARN is one of another region or account. */
  public static String ofNewTable(@Nullable String name) {
    String given = present(name);
    checkName(PATH, given);
    return given;
  }

  /** The table of DescribeTable, DeleteTable, UpdateTimeToLive or DescribeTimeToLive. */
  public static String ofTable(@Nullable String name) {
    String given = present(name);
    if (isArn(given)) {
      return given;
    }
    if (given.length() < Limits.TABLE_NAME_LENGTH_MIN
        || given.length() > Limits.TABLE_NAME_LENGTH_MAX) {
      throw new EngineError.Validation(
          "TableName must be at least "
              + Limits.TABLE_NAME_LENGTH_MIN
              + " characters long and at most "
              + Limits.TABLE_NAME_LENGTH_MAX
              + " characters long");
    }
    checkName(PATH, given);
    return given;
  }

  /** The table of an operation on items. Too short a name is no error: no table has it. */
  public static String ofItems(@Nullable String name) {
    Constraints constraints = new Constraints().required(PATH, name);
    if (name == null || isArn(name)) {
      constraints.check();
      return present(name);
    }
    if (!name.isEmpty()) {
      checkPattern(constraints, PATH, name);
    }
    constraints.length(PATH, name, 1, Limits.TABLE_NAME_LENGTH_MAX).check();
    return name;
  }

  /**
   * The table of one action of a request, which has many.
   *
   * @param path of the action's member, to its last point
   */
  static void checkAction(Constraints constraints, String path, @Nullable String name) {
    constraints.required(path + PATH, name);
    if (name != null && !isArn(name)) {
      if (!name.isEmpty()) {
        checkPattern(constraints, path + PATH, name);
      }
      constraints.length(path + PATH, name, 1, Limits.TABLE_NAME_LENGTH_MAX);
    }
  }

  /** Whether all {@code names}, of a batch, are such as tables have, or ARNs. */
  static boolean areAllTables(Collection<String> names) {
    return names.stream()
        .allMatch(
            name ->
                isArn(name)
                    || (isNameText(name)
                        && name.length() >= Limits.TABLE_NAME_LENGTH_MIN
                        && name.length() <= Limits.TABLE_NAME_LENGTH_MAX));
  }

  /** Records that some table name of a batch is none; {@code shown} is the batch. */
  static void failMapKeys(Constraints constraints, String path, String shown) {
    constraints.add(
        "Value '"
            + shown
            + "' at '"
            + path
            + "' failed to satisfy constraint: Map keys must satisfy constraint: "
            + "[Member must have length less than or equal to "
            + Limits.TABLE_NAME_LENGTH_MAX
            + ", Member must have length greater than or equal to "
            + Limits.TABLE_NAME_LENGTH_MIN
            + ", Member must satisfy regular expression pattern: "
            + PATTERN
            + "]");
  }

  /** ExclusiveStartTableName: a name that need not be a table's. */
  static void checkStart(Constraints constraints, @Nullable String name) {
    checkOptional(constraints, "exclusiveStartTableName", name);
  }

  /** IndexName: what indexes may be called. */
  static void checkIndex(Constraints constraints, @Nullable String name) {
    checkOptional(constraints, "indexName", name);
  }

  static void checkOptional(Constraints constraints, String path, @Nullable String name) {
    if (name != null) {
      checkPattern(constraints, path, name)
          .length(path, name, Limits.TABLE_NAME_LENGTH_MIN, Limits.TABLE_NAME_LENGTH_MAX);
    }
  }

  private static void checkName(String path, String name) {
    checkPattern(new Constraints(), path, name)
        .length(path, name, Limits.TABLE_NAME_LENGTH_MIN, Limits.TABLE_NAME_LENGTH_MAX)
        .check();
  }

  private static Constraints checkPattern(Constraints constraints, String path, String name) {
    return isNameText(name)
        ? constraints
        : constraints.fail(path, name, "satisfy regular expression pattern: " + PATTERN);
  }

  private static boolean isNameText(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (!isNameCharacter(name.charAt(at))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }

  private static boolean isArn(String name) {
    return name.startsWith(TableArns.SCHEME) && name.length() <= Limits.TABLE_ARN_LENGTH_MAX;
  }

  private static String present(@Nullable String name) {
    if (name == null) {
      throw new EngineError.Validation(
          "The parameter 'TableName' is required but was not present in the request");
    }
    return name;
  }
}
