package dev.stator.server.dapr.runtime;

import com.google.protobuf.ByteString;
import dev.stator.dapr.Consistency;
import dev.stator.dapr.StateValue;
import dev.stator.dapr.WriteCondition;
import dev.stator.server.dapr.runtime.proto.StateItem;
import dev.stator.server.dapr.runtime.proto.StateOptions;
import dev.stator.server.dapr.runtime.proto.StateOptions.StateConcurrency;
import dev.stator.server.dapr.runtime.proto.TransactionalStateOperation;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.ErrorStatus;
import dev.stator.server.dapr.sidecar.JsonText;
import dev.stator.server.dapr.sidecar.StateRemoval;
import dev.stator.server.dapr.sidecar.StateWrite;
import dev.stator.server.dapr.sidecar.TransactionStep;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** From messages to requests. */
final class StateRequests {
  private static final String CONTENT_TYPE = "contentType";
  private static final String JSON = "application/json";
  static final String SAVE = "ERR_STATE_SAVE";
  private static final String UPSERT = "upsert";

  private StateRequests() {}

  /**
   * @param code of the error
   * @throws DaprError if it has no key, or its value is not what its content type says
   */
  static StateWrite write(StateItem item, String code) {
    return write(item, value(item, code), code);
  }

  private static StateWrite write(StateItem item, StateValue value, String code) {
    if (item.getKey().isEmpty()) {
      throw new DaprError(ErrorStatus.INVALID, code, "state key cannot be empty");
    }
    return new StateWrite(
        item.getKey(),
        value,
        item.getEtag().getValue(),
        firstWrite(item.getOptions()),
        item.getMetadataMap());
  }

  /** Dapr stores as text what is declared to be JSON, anything else as bytes. */
  private static StateValue value(StateItem item, String code) {
    ByteString value = item.getValue();
    if (!JSON.equals(item.getMetadataMap().get(CONTENT_TYPE))) {
      return new StateValue.Binary(SdkBytes.fromByteArrayUnsafe(value.toByteArray()));
    }
    if (!value.isValidUtf8() || !JsonText.isJson(value.toByteArray())) {
      throw new DaprError(
          ErrorStatus.INVALID,
          code,
          "the value of key '%s' is not JSON, which its contentType says".formatted(item.getKey()));
    }
    return new StateValue.Text(value.toStringUtf8());
  }

  private static @Nullable String firstWrite(StateOptions options) {
    return options.getConcurrency() == StateConcurrency.CONCURRENCY_FIRST_WRITE
        ? WriteCondition.FIRST_WRITE
        : null;
  }

  static StateRemoval removal(StateItem item) {
    return new StateRemoval(item.getKey(), item.getEtag().getValue(), item.getMetadataMap());
  }

  /**
   * @throws DaprError if it has no key, or its value is not what its content type says
   */
  static TransactionStep step(TransactionalStateOperation operation) {
    StateItem item = operation.getRequest();
    StateValue value =
        operation.getOperationType().equals(UPSERT)
            ? value(item, DaprError.TRANSACTION)
            : new StateValue.Text("");
    return new TransactionStep(
        operation.getOperationType(), write(item, value, DaprError.TRANSACTION));
  }

  /**
   * @return null for what the metadata or the component says
   */
  static @Nullable Consistency consistency(StateOptions.StateConsistency asked) {
    return switch (asked) {
      case CONSISTENCY_STRONG -> Consistency.STRONG;
      case CONSISTENCY_EVENTUAL -> Consistency.EVENTUAL;
      case CONSISTENCY_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
