package dev.stator.engine.validation;

import dev.stator.engine.catalog.ProjectionType;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the parts of secondary indexes, whose members are known to be present and of known
 * values.
 *
 * <p>Source: Amazon DynamoDB API Reference, "GlobalSecondaryIndex", "LocalSecondaryIndex" and
 * "Projection"; Developer Guide, "Quotas in Amazon DynamoDB"; texts as the service answers them.
 */
final class IndexRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private IndexRules() {}

  /** The local index has the table's partition key and a sort key. */
  static void checkLocalKeys(LocalSecondaryIndex index, List<KeySchemaElement> tableKeys) {
    List<KeySchemaElement> keys = index.keySchema() == null ? List.of() : index.keySchema();
    if (keys.size() != 2) {
      throw new EngineError.Validation(
          INVALID + "Index KeySchema does not have a range key for index: " + index.indexName());
    }
    String hash = AttributeTypes.names(keys).get(0);
    String tableHash = AttributeTypes.names(tableKeys).get(0);
    if (!hash.equals(tableHash)) {
      throw new EngineError.Validation(
          INVALID
              + "Index KeySchema does not have the same leading hash key as table KeySchema for "
              + "index: "
              + index.indexName()
              + ". index hash key: "
              + hash
              + ", table hash key: "
              + tableHash);
    }
  }

  static ProjectionType checkProjection(IndexProjection projection) {
    String type = projection.projectionType();
    List<String> names = projection.nonKeyAttributes();
    if (type == null) {
      throw new EngineError.Validation(INVALID + "Unknown ProjectionType: null");
    }
    ProjectionType checked = ProjectionType.valueOf(type);
    if (names == null && checked == ProjectionType.INCLUDE) {
      throw new EngineError.Validation(
          INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    if (names != null && checked != ProjectionType.INCLUDE) {
      throw new EngineError.Validation(
          INVALID + "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
    Set<String> seen = new HashSet<>();
    for (String name : included(projection)) {
      if (!seen.add(name)) {
        throw new EngineError.Validation(
            INVALID + "Duplicate element in NonKeyAttributes: " + name);
      }
    }
    return checked;
  }

  static List<String> included(@Nullable IndexProjection projection) {
    return projection == null || projection.nonKeyAttributes() == null
        ? List.of()
        : projection.nonKeyAttributes();
  }

  static void checkNames(Collection<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new EngineError.Validation(INVALID + "Duplicate index name: " + name);
      }
    }
  }

  /** All indexes of a table together; an attribute counts for each that names it. */
  static void checkProjectedAttributes(int count) {
    if (count > Limits.PROJECTED_ATTRIBUTES_MAX) {
      throw new EngineError.Validation(
          INVALID
              + "The total number of non-key attributes projected into all secondary indexes of "
              + "the table exceeds the limit of "
              + Limits.PROJECTED_ATTRIBUTES_MAX);
    }
  }
}
