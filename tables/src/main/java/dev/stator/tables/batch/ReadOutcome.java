package dev.stator.tables.batch;

import dev.stator.tables.TableError;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of one key of a batch of reads. */
public sealed interface ReadOutcome {

  /** The item, with the attributes that were asked for. */
  record Found(Map<String, AttributeValue> item) implements ReadOutcome {}

  /** There is no item of this key. */
  record Missing() implements ReadOutcome {
    static final Missing INSTANCE = new Missing();
  }

  /** The item could not be read. */
  record Failed(TableError error) implements ReadOutcome {}
}
