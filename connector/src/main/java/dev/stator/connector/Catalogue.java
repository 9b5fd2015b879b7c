package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.batch.BatchGetItems;
import dev.stator.connector.batch.BatchWriteItems;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.explain.Explain;
import dev.stator.connector.explain.Overview;
import dev.stator.connector.explain.TestConnection;
import dev.stator.connector.item.CountItems;
import dev.stator.connector.item.CreateItem;
import dev.stator.connector.item.DeleteItem;
import dev.stator.connector.item.GetItem;
import dev.stator.connector.item.IncrementItem;
import dev.stator.connector.item.InsertItem;
import dev.stator.connector.item.PatchItem;
import dev.stator.connector.item.QueryItems;
import dev.stator.connector.item.ScanItems;
import dev.stator.connector.item.UpdateItem;
import dev.stator.connector.statement.BatchStatements;
import dev.stator.connector.statement.RawRequest;
import dev.stator.connector.statement.TransactStatements;
import dev.stator.connector.stream.DescribeStream;
import dev.stator.connector.stream.ListStreams;
import dev.stator.connector.stream.PollChanges;
import dev.stator.connector.table.CreateIndex;
import dev.stator.connector.table.CreateTable;
import dev.stator.connector.table.DeleteIndex;
import dev.stator.connector.table.DeleteTable;
import dev.stator.connector.table.DescribeTable;
import dev.stator.connector.table.DescribeTimeToLive;
import dev.stator.connector.table.ListTables;
import dev.stator.connector.table.ListTags;
import dev.stator.connector.table.TagTable;
import dev.stator.connector.table.TimeToLive;
import dev.stator.connector.table.UntagTable;
import dev.stator.connector.table.UpdateTable;
import dev.stator.connector.transaction.TransactGet;
import dev.stator.connector.transaction.TransactWrite;
import dev.stator.model.naming.Suggestion;
import java.util.ArrayList;
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

  /** Every action of this library; the ten of the original come first, in its order. */
  public static Catalogue standard() {
    List<Action> actions =
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
            CreateItem.ACTION,
            InsertItem.ACTION,
            PatchItem.ACTION,
            IncrementItem.ACTION,
            ScanItems.ACTION,
            CountItems.ACTION,
            BatchGetItems.ACTION,
            BatchWriteItems.ACTION,
            TransactGet.ACTION,
            TransactWrite.ACTION,
            BatchStatements.ACTION,
            TransactStatements.ACTION,
            UpdateTable.ACTION,
            CreateIndex.ACTION,
            DeleteIndex.ACTION,
            DescribeTimeToLive.ACTION,
            TimeToLive.ACTION,
            ListTags.ACTION,
            TagTable.ACTION,
            UntagTable.ACTION,
            ListStreams.ACTION,
            DescribeStream.ACTION,
            PollChanges.ACTION,
            Overview.ACTION,
            TestConnection.ACTION);
    Catalogue explained = new Catalogue(actions);
    List<Action> all = new ArrayList<>(actions);
    all.add(Explain.action(explained::action));
    return new Catalogue(all);
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
