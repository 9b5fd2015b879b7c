package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ListStreams.
 *
 * @param tableName only streams of this table; all if absent
 * @param limit 1 to 100, 100 if absent
 * @param exclusiveStartStreamArn the list begins after this stream
 */
public record ListStreams(
    @Nullable String tableName, @Nullable Integer limit, @Nullable String exclusiveStartStreamArn)
    implements StreamOperation<ListStreams.Result> {

  /**
   * @param lastEvaluatedStreamArn where the next page begins; null on the last page
   */
  public record Result(List<Stream> streams, @Nullable String lastEvaluatedStreamArn)
      implements StreamResult {}

  /**
   * @param streamLabel tells the streams of one table apart: when it was enabled
   */
  public record Stream(String streamArn, String tableName, String streamLabel) {}
}
