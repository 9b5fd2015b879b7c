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
 * @param allowedTables names, in which {@code *} stands for any characters; empty for all tables
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
  static final ConnectionPolicy EVERYTHING =
      new ConnectionPolicy(false, List.of(), List.of(), null, null);

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
            texts(fields, "allowedTables"),
            texts(fields, "forbiddenActions"),
            fields.optionalNumber("maxItems", 1, Policy.ITEMS_MAX),
            fields.optionalNumber("maxBytes", 1, Policy.BYTES_MAX));
    fields.refuseOthers();
    return policy;
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
