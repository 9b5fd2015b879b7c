package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.item.CreateItem;
import dev.stator.connector.item.DeleteItem;
import dev.stator.connector.item.GetItem;
import dev.stator.connector.item.QueryItems;
import dev.stator.connector.item.UpdateItem;
import dev.stator.connector.statement.RawRequest;
import dev.stator.connector.table.CreateTable;
import dev.stator.connector.table.DeleteTable;
import dev.stator.connector.table.DescribeTable;
import dev.stator.connector.table.ListTables;
import dev.stator.model.naming.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The actions that there are. Immutable. */
public final class Catalogue {
  private final List<Action> actions;
  private final Map<String, Action> byName = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two actions share a name
   */
  public Catalogue(List<Action> actions) {
    this.actions = List.copyOf(actions);
    for (Action action : this.actions) {
      Stream.concat(Stream.of(action.key()), action.aliases().stream())
          .forEach(
              name -> {
                if (byName.putIfAbsent(name, action) != null) {
                  throw new IllegalArgumentException("two actions are called '" + name + "'");
                }
              });
    }
  }

  /** Every action of this library, in the order of the original's documentation. */
  public static Catalogue standard() {
    return new Catalogue(
        List.of(
            CreateTable.ACTION,
            DeleteItem.ACTION,
            DeleteTable.ACTION,
            DescribeTable.ACTION,
            GetItem.ACTION,
            ListTables.ACTION,
            QueryItems.ACTION,
            RawRequest.ACTION,
            UpdateItem.ACTION,
            CreateItem.ACTION));
  }

  public List<Action> actions() {
    return actions;
  }

  /**
   * The action with this key or alias.
   *
   * @throws ActionError if there is none, with the name that was probably meant
   */
  public Action action(String name) {
    Action action = byName.get(name);
    if (action == null) {
      throw ActionError.of(ErrorCode.UNKNOWN_ACTION, "there is no action '" + name + "'")
          .withHint(Suggestion.hint(name, byName.keySet().stream().sorted().toList()));
    }
    return action;
  }
}
