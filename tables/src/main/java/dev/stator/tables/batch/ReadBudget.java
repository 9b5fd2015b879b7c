package dev.stator.tables.batch;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Has a say in how much a {@link BatchReader} brings into memory: a call of 100 keys is small, and
 * its answer may be 16 MB.
 */
public interface ReadBudget {
  /** Never waits and is never full. */
  ReadBudget UNBOUNDED =
      new ReadBudget() {
        @Override
        public void before(int keys) {}

        @Override
        public boolean after(int keys, List<Map<String, AttributeValue>> items) {
          return true;
        }
      };

  /** A call is about to be made; may wait for room. */
  void before(int keys);

  /**
   * That call has been made.
   *
   * @param keys as it was told before
   * @param items what it brought; none if it failed
   * @return whether there is room for another call
   */
  boolean after(int keys, List<Map<String, AttributeValue>> items);
}
