package dev.stator.engine;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Substitutions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests in few words. */
public final class Requests {
  public static final Substitutions NONE = Substitutions.NONE;

  private Requests() {}

  /** On demand; each key as {@code name:type}, the partition key first. */
  public static CreateTable createTable(String name, String... keys) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    List<KeySchemaElement> schema = new ArrayList<>();
    for (String key : keys) {
      String[] nameAndType = key.split(":", -1);
      definitions.add(new AttributeDefinition(nameAndType[0], nameAndType[1]));
      schema.add(new KeySchemaElement(nameAndType[0], schema.isEmpty() ? "HASH" : "RANGE"));
    }
    return new CreateTable(name, definitions, schema, "PAY_PER_REQUEST", null, null, null);
  }

  /** ExpressionAttributeValues only: placeholders and values in turn. */
  public static Substitutions values(Object... placeholdersAndValues) {
    return new Substitutions(null, EngineUnderTest.item(placeholdersAndValues).attributes());
  }

  /** ExpressionAttributeNames only: placeholders and names in turn. */
  public static Substitutions names(String... placeholdersAndNames) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int at = 0; at < placeholdersAndNames.length; at += 2) {
      names.put(placeholdersAndNames[at], placeholdersAndNames[at + 1]);
    }
    return new Substitutions(names, null);
  }

  /** {@code levels} maps around a text. */
  public static AttributeValue nested(int levels) {
    AttributeValue value = AttributeValue.s("leaf");
    for (int level = 0; level < levels; level++) {
      value = new AttributeValue.M(Map.of("n", value));
    }
    return value;
  }

  public static Put put(String table, Item item) {
    return new Put(table, item);
  }

  /** A PutItem in the making. */
  public static final class Put {
    private final @Nullable String table;
    private final @Nullable Item item;
    private @Nullable String condition;
    private Substitutions substitutions = NONE;
    private @Nullable String returnValues;
    private @Nullable String onFailure;
    private @Nullable String capacity;
    private @Nullable String metrics;

    public Put(@Nullable String table, @Nullable Item item) {
      this.table = table;
      this.item = item;
    }

    public Put condition(String text, Substitutions with) {
      condition = text;
      substitutions = with;
      return this;
    }

    public Put substitutions(Substitutions with) {
      substitutions = with;
      return this;
    }

    public Put returning(@Nullable String what) {
      returnValues = what;
      return this;
    }

    public Put onFailure(String what) {
      onFailure = what;
      return this;
    }

    public Put capacity(@Nullable String what) {
      capacity = what;
      return this;
    }

    public Put metrics(String what) {
      metrics = what;
      return this;
    }

    public PutItem build() {
      return new PutItem(
          table, item, condition, substitutions, returnValues, onFailure, capacity, metrics);
    }
  }
}
