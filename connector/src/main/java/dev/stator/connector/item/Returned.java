package dev.stator.connector.item;

import dev.stator.connector.input.Input;
import dev.stator.tables.json.JsonValue;
import java.util.List;

/** What writes give back of the item. */
final class Returned {
  private static final String NONE = "NONE";

  /** For actions that replace or remove an item. */
  static final Input<String> OLD =
      Input.choice(
              "returnValues",
              "Return Values",
              List.of(NONE, "ALL_OLD"),
              "ALL_OLD returns the item as it was before, if there was one.")
          .withDefault(new JsonValue.Str(NONE));

  /** For actions that change an item. */
  static final Input<String> OLD_OR_NEW =
      Input.choice(
              "returnValues",
              "Return Values",
              List.of(NONE, "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"),
              "What to return of the item: as it was before or is after, whole or only what was"
                  + " updated.")
          .withDefault(new JsonValue.Str(NONE));

  private Returned() {}
}
