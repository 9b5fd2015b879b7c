package dev.stator.server.dapr.runtime;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.QueryPage;
import dev.stator.dapr.StateValue;
import dev.stator.dapr.StoredState;
import dev.stator.server.dapr.runtime.proto.BulkStateItem;
import dev.stator.server.dapr.runtime.proto.GetBulkStateResponse;
import dev.stator.server.dapr.runtime.proto.GetStateResponse;
import dev.stator.server.dapr.runtime.proto.QueryStateItem;
import dev.stator.server.dapr.runtime.proto.QueryStateResponse;
import dev.stator.server.dapr.sidecar.StateErrors;
import java.util.List;
import java.util.function.Function;

/** From results to messages. What is not there leaves its fields unset. */
final class StateAnswers {
  private StateAnswers() {}

  static GetStateResponse state(StoredState state) {
    return GetStateResponse.newBuilder()
        .setData(data(state.value()))
        .setEtag(etag(state))
        .putAllMetadata(state.metadata())
        .build();
  }

  /**
   * @param keys as the application names them
   * @param answers one for each key
   */
  static GetBulkStateResponse bulk(List<String> keys, List<BulkAnswer> answers) {
    GetBulkStateResponse.Builder response = GetBulkStateResponse.newBuilder();
    for (int i = 0; i < keys.size(); i++) {
      BulkStateItem.Builder item = response.addItemsBuilder().setKey(keys.get(i));
      switch (answers.get(i)) {
        case BulkAnswer.Read read ->
            read.state()
                .ifPresent(
                    state ->
                        item.setData(data(state.value()))
                            .setEtag(etag(state))
                            .putAllMetadata(state.metadata()));
        case BulkAnswer.Failed failed -> item.setError(StateErrors.text(failed.error()));
      }
    }
    return response.build();
  }

  /**
   * @param key of something found, as the application names it
   */
  static QueryStateResponse query(QueryPage page, Function<QueryPage.Found, String> key) {
    QueryStateResponse.Builder response = QueryStateResponse.newBuilder();
    for (QueryPage.Found found : page.entries()) {
      QueryStateItem.Builder item = response.addResultsBuilder();
      item.setKey(key.apply(found))
          .setData(data(found.state().value()))
          .setEtag(etag(found.state()));
    }
    if (page.next() != null) {
      response.setToken(page.next());
    }
    return response.build();
  }

  private static ByteString data(StateValue value) {
    return switch (value) {
      case StateValue.Text text -> ByteString.copyFromUtf8(text.text());
      case StateValue.Binary binary ->
          UnsafeByteOperations.unsafeWrap(binary.content().asByteArrayUnsafe());
    };
  }

  private static String etag(StoredState state) {
    return state.etag() == null ? "" : state.etag();
  }
}
