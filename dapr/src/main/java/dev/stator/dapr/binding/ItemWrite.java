package dev.stator.dapr.binding;

import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write as an operation asks for it: alone or in a transaction. */
sealed interface ItemWrite {
  @Nullable String condition();

  Placeholders placeholders();

  /** Writes a whole item, over what may be there. */
  record Put(
      Map<String, AttributeValue> item, @Nullable String condition, Placeholders placeholders)
      implements ItemWrite {

    static Put of(Map<String, AttributeValue> given, Fields fields, Expiry expiry) {
      Map<String, AttributeValue> item = new LinkedHashMap<>(given);
      switch (expiry.of(fields)) {
        case Expiry.Change.Keep keep -> {}
        case Expiry.Change.Remove(String attribute) -> item.remove(attribute);
        case Expiry.Change.At(String attribute, long time) ->
            item.put(attribute, AttributeValue.fromN(Long.toString(time)));
      }
      return new Put(item, fields.text("conditionExpression"), Placeholders.of(fields));
    }
  }

  /** Deletes an item, if there is one. */
  record Delete(
      Map<String, AttributeValue> key, @Nullable String condition, Placeholders placeholders)
      implements ItemWrite {

    static Delete of(Map<String, AttributeValue> key, Fields fields) {
      return new Delete(key, fields.text("conditionExpression"), Placeholders.of(fields));
    }
  }

  /** Changes some attributes of an item, and makes it if there is none. */
  record Update(
      Map<String, AttributeValue> key,
      String expression,
      @Nullable String condition,
      Placeholders placeholders)
      implements ItemWrite {

    static Update of(Map<String, AttributeValue> key, Fields fields, Expiry expiry) {
      Placeholders placeholders = Placeholders.of(fields);
      Expiry.Change time = expiry.of(fields);
      @Nullable Map<String, AttributeValue> set = fields.attributes("set");
      @Nullable Map<String, AttributeValue> add = fields.attributes("add");
      JsonValue.@Nullable Arr remove = fields.array("remove");
      @Nullable String given = fields.text("updateExpression");
      String expression;
      if (given == null) {
        expression = expression(set, add, names(fields, remove), time, placeholders);
        if (expression.isEmpty()) {
          throw new BindingError.InvalidData(
              "an update needs set, add, remove or updateExpression");
        }
      } else if (set != null || add != null || remove != null) {
        throw fields.unfit("updateExpression", "stands instead of set, add and remove");
      } else if (time instanceof Expiry.Change.Keep) {
        expression = given;
      } else {
        throw fields.unfit("updateExpression", "must set the time to live itself");
      }
      return new Update(key, expression, fields.text("conditionExpression"), placeholders);
    }

    private static List<String> names(Fields fields, JsonValue.@Nullable Arr remove) {
      List<String> names = new ArrayList<>();
      if (remove != null) {
        for (JsonValue element : remove.elements()) {
          if (!(element instanceof JsonValue.Str name)) {
            throw fields.unfit("remove", "must be an array of attribute names");
          }
          names.add(name.value());
        }
      }
      return names;
    }

    private static String expression(
        @Nullable Map<String, AttributeValue> set,
        @Nullable Map<String, AttributeValue> add,
        List<String> remove,
        Expiry.Change time,
        Placeholders placeholders) {
      List<String> sets = new ArrayList<>();
      List<String> removes = new ArrayList<>();
      if (set != null) {
        set.forEach(
            (name, value) -> sets.add(placeholders.name(name) + " = " + placeholders.value(value)));
      }
      remove.forEach(name -> removes.add(placeholders.name(name)));
      switch (time) {
        case Expiry.Change.Keep keep -> {}
        case Expiry.Change.Remove(String attribute) -> removes.add(placeholders.name(attribute));
        case Expiry.Change.At(String attribute, long at) ->
            sets.add(
                placeholders.name(attribute)
                    + " = "
                    + placeholders.value(AttributeValue.fromN(Long.toString(at))));
      }
      List<String> adds = new ArrayList<>();
      if (add != null) {
        add.forEach(
            (name, value) -> adds.add(placeholders.name(name) + " " + placeholders.value(value)));
      }
      List<String> clauses = new ArrayList<>();
      clause("SET", sets, clauses);
      clause("REMOVE", removes, clauses);
      clause("ADD", adds, clauses);
      return String.join(" ", clauses);
    }

    private static void clause(String word, List<String> parts, List<String> clauses) {
      if (!parts.isEmpty()) {
        clauses.add(word + " " + String.join(", ", parts));
      }
    }
  }
}
