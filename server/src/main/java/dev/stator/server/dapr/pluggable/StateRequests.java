package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.Consistency;
import dev.stator.dapr.DeleteState;
import dev.stator.dapr.GetState;
import dev.stator.dapr.RequestMetadata;
import dev.stator.dapr.SetState;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateKey;
import dev.stator.dapr.StateOperation;
import dev.stator.dapr.WriteCondition;
import dev.stator.server.dapr.pluggable.proto.DeleteRequest;
import dev.stator.server.dapr.pluggable.proto.GetRequest;
import dev.stator.server.dapr.pluggable.proto.SetRequest;
import dev.stator.server.dapr.pluggable.proto.StateOptions;
import dev.stator.server.dapr.pluggable.proto.StateOptions.StateConcurrency;
import dev.stator.server.dapr.pluggable.proto.TransactionalStateOperation;
import org.jspecify.annotations.Nullable;

/** From daprd's messages to requests of the library. */
final class StateRequests {
  private StateRequests() {}

  /**
   * @throws StateError.InvalidRequest for bad metadata
   */
  static GetState get(GetRequest message) {
    RequestMetadata metadata = RequestMetadata.parse(message.getMetadataMap());
    @Nullable Consistency asked = consistency(message.getConsistency());
    return new GetState(
        key(message.getKey(), metadata), asked == null ? metadata.consistency() : asked);
  }

  /**
   * @throws StateError.InvalidRequest for bad metadata
   */
  static SetState set(SetRequest message) {
    RequestMetadata metadata = RequestMetadata.parse(message.getMetadataMap());
    return new SetState(
        key(message.getKey(), metadata),
        StoredForm.of(message.getValue(), message.getContentType()),
        condition(message.hasEtag() ? message.getEtag().getValue() : null, message.getOptions()),
        metadata.timeToLive());
  }

  /**
   * @throws StateError.InvalidRequest for bad metadata
   */
  static DeleteState delete(DeleteRequest message) {
    RequestMetadata metadata = RequestMetadata.parse(message.getMetadataMap());
    return new DeleteState(
        key(message.getKey(), metadata), message.hasEtag() ? message.getEtag().getValue() : null);
  }

  /**
   * @throws StateError.InvalidRequest for bad metadata, or an operation of a later protocol
   */
  static StateOperation operation(TransactionalStateOperation message) {
    return switch (message.getRequestCase()) {
      case SET -> new StateOperation.Upsert(set(message.getSet()));
      case DELETE -> new StateOperation.Delete(delete(message.getDelete()));
      case REQUEST_NOT_SET ->
          throw new StateError.InvalidRequest(
              "an operation of the transaction is neither set nor delete");
    };
  }

  private static StateKey key(String key, RequestMetadata metadata) {
    if (key.isEmpty()) {
      throw new StateError.InvalidRequest("state key cannot be empty");
    }
    return new StateKey(key, metadata.partition());
  }

  private static @Nullable Consistency consistency(StateOptions.StateConsistency asked) {
    return switch (asked) {
      case CONSISTENCY_STRONG -> Consistency.STRONG;
      case CONSISTENCY_EVENTUAL -> Consistency.EVENTUAL;
      case CONSISTENCY_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static WriteCondition condition(@Nullable String etag, StateOptions options) {
    boolean first = options.getConcurrency() == StateConcurrency.CONCURRENCY_FIRST_WRITE;
    return WriteCondition.of(etag, first ? WriteCondition.FIRST_WRITE : null);
  }
}
