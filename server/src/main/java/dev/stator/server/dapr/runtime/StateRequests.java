package dev.stator.server.dapr.runtime;

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
import java.nio.charset.StandardCharsets;
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
   * @throws DaprError if it has no key
   */
  static StateWrite write(StateItem item, String code) {
    return write(item, value(item), code);
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

  /**
   * Text if it is declared to be JSON, as in Dapr, and is; else bytes. Dapr's SDK for Java declares
   * byte arrays so, too.
   */
  private static StateValue value(StateItem item) {
    byte[] value = item.getValue().toByteArray();
    boolean isText =
        JSON.equals(item.getMetadataMap().get(CONTENT_TYPE))
            && item.getValue().isValidUtf8()
            && JsonText.isJson(value);
    return isText
        ? new StateValue.Text(new String(value, StandardCharsets.UTF_8))
        : new StateValue.Binary(SdkBytes.fromByteArrayUnsafe(value));
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
   * @throws DaprError if it has no key
   */
  static TransactionStep step(TransactionalStateOperation operation) {
    StateItem item = operation.getRequest();
    StateValue value =
        operation.getOperationType().equals(UPSERT) ? value(item) : new StateValue.Text("");
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
