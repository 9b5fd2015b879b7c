package dev.stator.engine.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.partiql.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a SELECT shows of an item. A path into an attribute becomes a column of its own, named by
 * the path's last name with the indexes after it: {@code a.b[0]} is {@code b[0]}.
 */
record Columns(List<Path> paths) {

  /**
   * @throws EngineError.Validation if two columns have the same name, so that one would be lost
   */
  void requireDistinct() {
    Set<String> names = new HashSet<>();
    for (Path path : paths) {
      String name = name(path);
      if (!names.add(name)) {
        throw new EngineError.Validation("Duplicate identifiers in select clause: " + name);
      }
    }
  }

  Item of(Item item) {
    if (paths.isEmpty()) {
      return item;
    }
    Map<String, AttributeValue> columns = new LinkedHashMap<>();
    for (Path path : paths) {
      AttributeValue value = valueAt(item, path);
      if (value != null) {
        columns.put(name(path), value);
      }
    }
    return new Item(columns);
  }

  private static @Nullable AttributeValue valueAt(Item item, Path path) {
    AttributeValue value = item.get(path.attribute());
    for (Path.Step step : path.steps().subList(1, path.steps().size())) {
      value =
          switch (step) {
            case Path.Step.Name(String name) ->
                value instanceof AttributeValue.M map ? map.entries().get(name) : null;
            case Path.Step.Index(int index) ->
                value instanceof AttributeValue.L list && index < list.elements().size()
                    ? list.elements().get(index)
                    : null;
          };
    }
    return value;
  }

  private static String name(Path path) {
    StringBuilder name = new StringBuilder();
    for (Path.Step step : path.steps()) {
      switch (step) {
        case Path.Step.Name(String text) -> name.replace(0, name.length(), text);
        case Path.Step.Index(int index) -> name.append('[').append(index).append(']');
      }
    }
    return name.toString();
  }
}
