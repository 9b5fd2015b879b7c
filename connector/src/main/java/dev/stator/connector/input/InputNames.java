package dev.stator.connector.input;

import java.util.Locale;

/** How names that callers write are compared. */
final class InputNames {
  private InputNames() {}

  /**
   * {@code tableName}, {@code TableName}, {@code table_name} and {@code Table Name} are one name:
   * letters and digits only, in lower case.
   */
  static String normal(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    name.chars().filter(Character::isLetterOrDigit).forEach(c -> normal.append((char) c));
    return normal.toString().toLowerCase(Locale.ROOT);
  }

  static String article(String noun) {
    if (noun.equals("null")) {
      return noun;
    }
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
