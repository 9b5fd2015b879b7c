package dev.stator.engine.validation;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.SecondaryIndex;
import dev.stator.engine.catalog.Table;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.expression.Update;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for attributes that are keys of secondary indexes. An item may lack them; what it has
 * must be such as the index can take, else the whole write is refused.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using Global Secondary Indexes in DynamoDB"; API
 * Reference, "TransactWriteItems", cancellation reasons; texts as the service answers them.
 */
public final class IndexKeyRules {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String NOT_VALID = "One or more parameter values are not valid. ";
  private static final String UPDATE = "The update expression attempted to update ";

  private IndexKeyRules() {}

  /** An attribute that is part of an index's key, with its value in an item. */
  private record Part(SecondaryIndex index, KeyAttribute attribute, AttributeValue value) {
    boolean hasWrongType() {
      return !attribute.type().matches(value);
    }

    boolean isTooLong() {
      return KeyRules.isTooLong(index.keySchema(), attribute, value);
    }

    void requireType() {
      if (hasWrongType()) {
        throw new EngineError.Validation(
            INVALID
                + "Type mismatch for Index Key "
                + attribute.name()
                + " Expected: "
                + attribute.type()
                + " Actual: "
                + value.type()
                + " IndexName: "
                + index.name());
      }
    }

    void requireNotUpdatedToEmpty() {
      if (KeyRules.isEmpty(value)) {
        throw new EngineError.Validation(
            NOT_VALID
                + UPDATE
                + "a secondary index key to a value that is not supported. "
                + emptiness());
      }
    }

    String emptiness() {
      return "The AttributeValue for a key attribute cannot contain an empty "
          + (value instanceof AttributeValue.S ? "string" : "binary")
          + " value.";
    }
  }

  /** An item to be put. */
  public static void checkPut(Table table, Item item) {
    List<Part> parts = parts(table, item);
    parts.forEach(Part::requireType);
    checkNoneEmpty(parts);
    for (Part part : parts) {
      KeyRules.checkValue(part.index().keySchema(), part.attribute(), part.value());
    }
  }

  /** No index key of an item to be put may be empty. */
  public static void checkNoneEmpty(Table table, Item item) {
    checkNoneEmpty(parts(table, item));
  }

  private static void checkNoneEmpty(List<Part> parts) {
    for (Part part : parts) {
      if (KeyRules.isEmpty(part.value())) {
        throw new EngineError.Validation(
            NOT_VALID
                + "A value specified for a secondary index key is not supported. "
                + part.emptiness()
                + " IndexName: "
                + part.index().name()
                + ", IndexKey: "
                + part.attribute().name());
      }
    }
  }

  /** What an update is about to do, whatever item there is. */
  public static void checkUpdated(Table table, @Nullable Update update) {
    if (update == null || table.indexes().isEmpty()) {
      return;
    }
    Set<String> nested = update.nestedTopLevelNames();
    for (SecondaryIndex index : table.indexes()) {
      for (KeyAttribute attribute : index.keySchema().attributes()) {
        if (nested.contains(attribute.name())) {
          throw new EngineError.Validation(
              "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
                  + "allowed: IndexKey: "
                  + attribute.name());
        }
      }
    }
    List<Part> assigned = parts(table, new Item(update.assignedValues()));
    assigned.forEach(Part::requireType);
    assigned.forEach(Part::requireNotUpdatedToEmpty);
  }

  /** No index key that an update gives a value of its request may be empty. */
  public static void checkNoneEmpty(Table table, @Nullable Update update) {
    if (update != null && !table.indexes().isEmpty()) {
      parts(table, new Item(update.assignedValues())).forEach(Part::requireNotUpdatedToEmpty);
    }
  }

  /**
   * What an update made of an item. A value that was there before the index is no fault of the
   * update.
   */
  public static void checkUpdate(Table table, @Nullable Item before, Item after) {
    for (Part part : parts(table, after)) {
      if (before != null && part.value().equals(before.get(part.attribute().name()))) {
        continue;
      }
      if (part.hasWrongType()) {
        throw new EngineError.Validation(UPDATE + "the secondary index key to unsupported type");
      }
      part.requireNotUpdatedToEmpty();
      if (part.isTooLong()) {
        throw new EngineError.Validation(
            UPDATE + "the secondary index key beyond allowed size limits");
      }
    }
  }

  /** What {@code item} has of index keys; the service goes through indexes by their names. */
  private static List<Part> parts(Table table, Item item) {
    List<SecondaryIndex> indexes = table.indexes();
    if (indexes.isEmpty()) {
      return List.of();
    }
    return indexes.stream()
        .sorted(Comparator.comparing(SecondaryIndex::name))
        .flatMap(
            index ->
                index.keySchema().attributes().stream()
                    .filter(attribute -> item.has(attribute.name()))
                    .map(
                        attribute ->
                            new Part(
                                index,
                                attribute,
                                Objects.requireNonNull(item.get(attribute.name())))))
        .toList();
  }
}
