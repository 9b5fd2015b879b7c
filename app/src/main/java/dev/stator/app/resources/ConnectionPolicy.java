package dev.stator.app.resources;

import dev.stator.connector.connection.Policy;
import dev.stator.yaml.Fields;
import dev.stator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What callers may do over a connection.
 *
 * @param allowedTables names, in which {@code *} stands for any characters; empty for no table
 * @param forbiddenActions keys of actions
 * @param maxItems null for the standard
 * @param maxBytes null for the standard
 */
public record ConnectionPolicy(
    boolean readOnly,
    List<String> allowedTables,
    List<String> forbiddenActions,
    @Nullable Long maxItems,
    @Nullable Long maxBytes) {
  private static final String ALLOWED_TABLES = "allowedTables";

  static final ConnectionPolicy EVERYTHING =
      new ConnectionPolicy(false, Policy.ALL_TABLES, List.of(), null, null);

  public ConnectionPolicy {
    allowedTables = List.copyOf(allowedTables);
    forbiddenActions = List.copyOf(forbiddenActions);
  }

  /**
   * @param fields null if there is none
   */
  static ConnectionPolicy read(@Nullable Fields fields) {
    if (fields == null) {
      return EVERYTHING;
    }
    ConnectionPolicy policy =
        new ConnectionPolicy(
            Boolean.TRUE.equals(fields.optionalBoolean("readOnly")),
            tables(fields),
            texts(fields, "forbiddenActions"),
            fields.optionalNumber("maxItems", 1, Policy.ITEMS_MAX),
            fields.optionalNumber("maxBytes", 1, Policy.BYTES_MAX));
    fields.refuseOthers();
    return policy;
  }

  private static List<String> tables(Fields fields) {
    if (fields.node(ALLOWED_TABLES) == null) {
      return Policy.ALL_TABLES;
    }
    List<String> tables = texts(fields, ALLOWED_TABLES);
    for (String table : tables) {
      if (!Policy.isTablePattern(table)) {
        throw fields.error(
            ALLOWED_TABLES,
            "has '"
                + table
                + "', which is no table's name: it takes names without ARN, with * for any"
                + " characters");
      }
    }
    return tables;
  }

  private static List<String> texts(Fields fields, String name) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : fields.items(name)) {
      if (!(item instanceof YamlNode.Scalar scalar)) {
        throw fields.error(name, "must be a list of names");
      }
      texts.add(scalar.text());
    }
    return texts;
  }
}
