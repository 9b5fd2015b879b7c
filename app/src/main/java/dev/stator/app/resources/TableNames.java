package dev.stator.app.resources;

import dev.stator.yaml.Fields;
import java.util.regex.Pattern;

/**
 * Names of tables. Source: DynamoDB Developer Guide, "Supported data types and naming rules"; an
 * ARN may stand for a name.
 */
final class TableNames {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}|arn:.+");

  private TableNames() {}

  static String check(Fields fields, String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw fields.error(
          field,
          "'" + name + "' is not a table's name: 3 to 255 letters, digits, '_', '.' and '-'");
    }
    return name;
  }
}
