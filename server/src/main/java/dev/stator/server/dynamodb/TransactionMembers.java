package dev.stator.server.dynamodb;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactWriteItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions and statements in requests that have several. */
final class TransactionMembers {
  private TransactionMembers() {}

  static @Nullable List<Action> actions(String type, RequestReader in) throws IOException {
    List<Action> actions = new ArrayList<>();
    boolean present =
        in.list(
            () -> {
              Action action = new Action();
              in.element(type, member -> action.read(member, in));
              actions.add(action);
            });
    return present ? actions : null;
  }

  static @Nullable List<BatchStatement> statements(String type, RequestReader in)
      throws IOException {
    List<BatchStatement> statements = new ArrayList<>();
    boolean present =
        in.list(
            () -> {
              StatementMembers members = new StatementMembers();
              in.element(type, member -> members.read(member, in));
              statements.add(
                  new BatchStatement(
                      members.statement,
                      members.parameters,
                      members.consistentRead,
                      members.onFailure));
            });
    return present ? statements : null;
  }

  private static final class StatementMembers {
    private @Nullable String statement;
    private @Nullable List<AttributeValue> parameters;
    private @Nullable Boolean consistentRead;
    private @Nullable String onFailure;

    void read(String member, RequestReader in) throws IOException {
      switch (member) {
        case "Statement" -> statement = in.text();
        case "Parameters" -> parameters = in.parameters();
        case "ConsistentRead" -> consistentRead = in.bool();
        case "ReturnValuesOnConditionCheckFailure" -> onFailure = in.text();
        default -> in.skip();
      }
    }
  }

  /** One action: what of the five it is, each with its own members. */
  static final class Action {
    private final Map<String, ActionMembers> kinds = new HashMap<>();

    private void read(String kind, RequestReader in) throws IOException {
      switch (kind) {
        case "ConditionCheck", "Put", "Delete", "Update", "Get" -> {
          ActionMembers members = new ActionMembers();
          if (in.structure(kind, member -> members.read(member, in))) {
            kinds.put(kind, members);
          }
        }
        default -> in.skip();
      }
    }

    TransactWriteItem write() {
      ActionMembers check = kinds.get("ConditionCheck");
      ActionMembers put = kinds.get("Put");
      ActionMembers delete = kinds.get("Delete");
      ActionMembers update = kinds.get("Update");
      return new TransactWriteItem(
          check == null
              ? null
              : new TransactWriteItem.ConditionCheck(
                  check.text("TableName"),
                  check.key,
                  check.text("ConditionExpression"),
                  check.substitutions(),
                  check.onFailure()),
          put == null
              ? null
              : new TransactWriteItem.Put(
                  put.text("TableName"),
                  put.item,
                  put.text("ConditionExpression"),
                  put.substitutions(),
                  put.onFailure()),
          delete == null
              ? null
              : new TransactWriteItem.Delete(
                  delete.text("TableName"),
                  delete.key,
                  delete.text("ConditionExpression"),
                  delete.substitutions(),
                  delete.onFailure()),
          update == null
              ? null
              : new TransactWriteItem.Update(
                  update.text("TableName"),
                  update.key,
                  update.text("UpdateExpression"),
                  update.text("ConditionExpression"),
                  update.substitutions(),
                  update.onFailure()));
    }

    TransactGetItem read() {
      ActionMembers get = kinds.get("Get");
      return new TransactGetItem(
          get == null
              ? null
              : new TransactGetItem.Get(
                  get.text("TableName"),
                  get.key,
                  get.text("ProjectionExpression"),
                  new Substitutions(get.names, null)));
    }
  }

  private static final class ActionMembers {
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable Item item;
    private @Nullable Item key;
    private @Nullable Map<String, String> names;
    private @Nullable Map<String, AttributeValue> values;

    void read(String member, RequestReader in) throws IOException {
      switch (member) {
        case "Item" -> item = in.item("");
        case "Key" -> key = in.item("");
        case "ExpressionAttributeNames" -> names = in.names();
        case "ExpressionAttributeValues" -> values = in.values();
        case "TableName",
            "ConditionExpression",
            "UpdateExpression",
            "ProjectionExpression",
            "ReturnValuesOnConditionCheckFailure" -> {
          String text = in.text();
          if (text != null) {
            texts.put(member, text);
          }
        }
        default -> in.skip();
      }
    }

    private @Nullable String text(String member) {
      return texts.get(member);
    }

    private @Nullable String onFailure() {
      return text("ReturnValuesOnConditionCheckFailure");
    }

    private Substitutions substitutions() {
      return names == null && values == null
          ? Substitutions.NONE
          : new Substitutions(names, values);
    }
  }
}
