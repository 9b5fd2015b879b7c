package dev.stator.keda.activation;

import dev.stator.keda.trigger.Search;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.ExpressionKind;
import dev.stator.model.expression.Placeholders;
import dev.stator.model.operation.Substitutions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Tells changes that a trigger's query might find from those that it would not, so that traffic in
 * other partitions costs nothing. When in doubt, a change passes.
 */
final class ChangeFilter {
  /** One for each partition; each with the conditions that an item must meet. */
  private final List<List<Condition>> alternatives;

  ChangeFilter(Search search) {
    List<List<Condition>> parsed = new ArrayList<>();
    for (Map<String, AttributeValue> values : search.valuesOfQueries()) {
      parsed.add(conditions(search, values));
    }
    alternatives = List.copyOf(parsed);
  }

  private static List<Condition> conditions(Search search, Map<String, AttributeValue> values) {
    List<Condition> conditions = new ArrayList<>();
    try {
      Placeholders placeholders =
          new Placeholders(
              new Substitutions(
                  search.names().isEmpty() ? null : search.names(),
                  values.isEmpty() ? null : ModelItems.of(values).attributes()));
      for (@Nullable String text :
          new @Nullable String[] {search.keyCondition(), search.filter()}) {
        if (text != null) {
          // A key condition is a condition too: the same operators, fewer of them.
          conditions.add(Condition.parse(ExpressionKind.FILTER, text, placeholders));
        }
      }
      return conditions;
    } catch (EngineError.Validation wrong) {
      // The query itself tells what is wrong.
      return List.of();
    }
  }

  boolean mayAdd(List<Record> records) {
    return records.stream().anyMatch(this::mayAdd);
  }

  private boolean mayAdd(Record record) {
    if (record.eventName() == OperationType.REMOVE) {
      return false;
    }
    boolean whole = record.dynamodb().hasNewImage();
    Item item = ModelItems.of(whole ? record.dynamodb().newImage() : record.dynamodb().keys());
    return alternatives.stream()
        .anyMatch(
            conditions ->
                conditions.stream().allMatch(condition -> mayMeet(condition, item, whole)));
  }

  /** Of an item whose keys alone are known, a condition on other attributes may be met. */
  private static boolean mayMeet(Condition condition, Item item, boolean whole) {
    boolean known = whole || condition.topLevelNames().stream().allMatch(item::has);
    return !known || condition.test(item);
  }
}
