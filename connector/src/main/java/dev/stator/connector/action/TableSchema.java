package dev.stator.connector.action;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.value.ValueType;
import dev.stator.model.naming.Suggestion;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The keys of a table and of its indexes.
 *
 * @param indexes by name, in the order of names, global and local ones
 * @param keyTypes of the attributes of all of them, by name
 */
public record TableSchema(
    TableKey key, Map<String, TableKey> indexes, Map<String, ValueType> keyTypes) {

  public static TableSchema of(TableDescription table) {
    Map<String, TableKey> indexes = new TreeMap<>();
    table
        .globalSecondaryIndexes()
        .forEach(
            index ->
                indexes.put(
                    index.indexName(), TableKey.of(index.indexName(), index.keySchema(), table)));
    table
        .localSecondaryIndexes()
        .forEach(
            index ->
                indexes.put(
                    index.indexName(), TableKey.of(index.indexName(), index.keySchema(), table)));
    TableKey key = TableKey.of(table.tableName(), table.keySchema(), table);
    Map<String, ValueType> keyTypes = new HashMap<>(key.types());
    indexes.values().forEach(index -> keyTypes.putAll(index.types()));
    return new TableSchema(key, Collections.unmodifiableMap(indexes), Map.copyOf(keyTypes));
  }

  /**
   * @param index null for the table's own key
   * @throws ActionError if there is no such index
   */
  public TableKey key(@Nullable String index) {
    if (index == null) {
      return key;
    }
    TableKey found = indexes.get(index);
    if (found == null) {
      throw ActionError.invalidInput("indexName", "the table has no index '" + index + "'")
          .withHint(Suggestion.hint(index, indexes.keySet()));
    }
    return found;
  }

  /** The attributes that name an entry of the table or of one of its indexes. */
  public Set<String> entryNames(@Nullable String index) {
    Set<String> names = new LinkedHashSet<>(key.names());
    if (index != null) {
      names.addAll(key(index).names());
    }
    return names;
  }
}
