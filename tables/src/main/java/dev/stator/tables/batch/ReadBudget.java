package dev.stator.tables.batch;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Has a say in how much a {@link BatchReader} keeps in memory: a call of 100 keys is small, and its
 * answer may be 16 MB.
 */
@FunctionalInterface
public interface ReadBudget {
  /** Is never full. */
  ReadBudget UNBOUNDED = items -> true;

  /**
   * A call has brought {@code items}; what this throws ends the whole read.
   *
   * @return whether there is room for another call
   */
  boolean keep(List<Map<String, AttributeValue>> items);
}
