package dev.stator.engine.validation;

import dev.stator.engine.catalog.StreamViewType;
import dev.stator.model.EngineError;
import dev.stator.model.operation.StreamSpecification;
import org.jspecify.annotations.Nullable;

/**
 * The rules for StreamSpecification in CreateTable and UpdateTable.
 *
 * <p>Source: Amazon DynamoDB API Reference, "StreamSpecification"; texts as the service answers
 * them.
 */
public final class StreamRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private StreamRules() {}

  /** The members of the specification, for the answer that lists all that is wrong. */
  public static void checkMembers(
      Constraints constraints, @Nullable StreamSpecification specification) {
    if (specification != null) {
      constraints
          .required("streamSpecification.streamEnabled", specification.streamEnabled())
          .oneOf(
              "streamSpecification.streamViewType",
              specification.streamViewType(),
              StreamViewType.NAMES);
    }
  }

  /** The stream that a new table gets; null if it gets none. */
  public static @Nullable StreamViewType ofNewTable(@Nullable StreamSpecification specification) {
    return viewType(
        specification,
        "Table is being created with a stream enabled, UpdateViewType is required",
        "Table is being created with a stream disabled, UpdateViewType should not be specified");
  }

  /** The stream that a table gets; null if its stream is switched off. */
  public static @Nullable StreamViewType ofUpdate(StreamSpecification specification) {
    return viewType(
        specification,
        "If stream is being enabled then UpdateViewType is required",
        "If stream is being disabled, then UpdateViewType must not be specified");
  }

  /** Whether the stream of the table may be switched so. */
  public static void checkSwitch(String tableName, boolean hasStream, boolean enable) {
    if (enable && hasStream) {
      throw new EngineError.Validation(
          "Table already has an enabled stream: TableName: " + tableName);
    }
    if (!enable && !hasStream) {
      throw new EngineError.Validation("Table has no stream to disable: TableName: " + tableName);
    }
  }

  private static @Nullable StreamViewType viewType(
      @Nullable StreamSpecification specification, String missing, String needless) {
    if (specification == null) {
      return null;
    }
    String viewType = specification.streamViewType();
    if (!Boolean.TRUE.equals(specification.streamEnabled())) {
      if (viewType != null) {
        throw new EngineError.Validation(INVALID + needless);
      }
      return null;
    }
    if (viewType == null) {
      throw new EngineError.Validation(INVALID + missing);
    }
    return StreamViewType.valueOf(viewType);
  }
}
