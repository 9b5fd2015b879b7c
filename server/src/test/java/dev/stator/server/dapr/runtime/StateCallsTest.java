package dev.stator.server.dapr.runtime;

import static dev.stator.server.dapr.runtime.RuntimeServer.STORE;
import static dev.stator.server.dapr.runtime.RuntimeServer.etag;
import static dev.stator.server.dapr.runtime.RuntimeServer.item;
import static dev.stator.server.dapr.runtime.RuntimeServer.json;
import static dev.stator.server.dapr.runtime.RuntimeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import dev.stator.server.dapr.runtime.RuntimeServer.Refusal;
import dev.stator.server.dapr.runtime.proto.BulkStateItem;
import dev.stator.server.dapr.runtime.proto.DeleteBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.DeleteStateRequest;
import dev.stator.server.dapr.runtime.proto.ExecuteStateTransactionRequest;
import dev.stator.server.dapr.runtime.proto.GetBulkStateRequest;
import dev.stator.server.dapr.runtime.proto.GetStateRequest;
import dev.stator.server.dapr.runtime.proto.GetStateResponse;
import dev.stator.server.dapr.runtime.proto.QueryStateItem;
import dev.stator.server.dapr.runtime.proto.QueryStateRequest;
import dev.stator.server.dapr.runtime.proto.QueryStateResponse;
import dev.stator.server.dapr.runtime.proto.SaveStateRequest;
import dev.stator.server.dapr.runtime.proto.StateItem;
import dev.stator.server.dapr.runtime.proto.StateOptions;
import dev.stator.server.dapr.runtime.proto.StateOptions.StateConcurrency;
import dev.stator.server.dapr.runtime.proto.StateOptions.StateConsistency;
import dev.stator.server.dapr.runtime.proto.TransactionalStateOperation;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** State over gRPC, call by call. Each test has keys of its own. */
class StateCallsTest {
  private static final RuntimeServer SERVER = new RuntimeServer();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static void save(StateItem.Builder... items) {
    SaveStateRequest.Builder request = SaveStateRequest.newBuilder().setStoreName(STORE);
    for (StateItem.Builder item : items) {
      request.addStates(item);
    }
    SERVER.dapr().saveState(request.build());
  }

  private static GetStateResponse get(String key) {
    return SERVER
        .dapr()
        .getState(GetStateRequest.newBuilder().setStoreName(STORE).setKey(key).build());
  }

  private static AttributeValue stored(String key) {
    return Objects.requireNonNull(SERVER.http().item("state", "key", key).get("value"));
  }

  private static DeleteStateRequest deletion(String key, String etag) {
    return DeleteStateRequest.newBuilder()
        .setStoreName(STORE)
        .setKey(key)
        .setEtag(etag(etag))
        .build();
  }

  private static void transact(TransactionalStateOperation... operations) {
    SERVER
        .dapr()
        .executeStateTransaction(
            ExecuteStateTransactionRequest.newBuilder()
                .setStoreName(STORE)
                .addAllOperations(List.of(operations))
                .build());
  }

  private static TransactionalStateOperation operation(String type, StateItem.Builder request) {
    return TransactionalStateOperation.newBuilder()
        .setOperationType(type)
        .setRequest(request)
        .build();
  }

  @Test
  void bytes_stay_bytes_and_json_stays_text() {
    ByteString bytes = ByteString.copyFrom(new byte[] {0, 1, (byte) 0xff});
    save(item("bytes", "").setValue(bytes), json("json", "{ \"n\": 51.123456789012 }"));
    assertThat(get("bytes").getData()).isEqualTo(bytes);
    assertThat(get("json").getData().toStringUtf8()).isEqualTo("{ \"n\": 51.123456789012 }");
    assertThat(stored("bytes").b().asByteArray()).isEqualTo(bytes.toByteArray());
    assertThat(stored("json").s()).isEqualTo("{ \"n\": 51.123456789012 }");
    assertThat(SERVER.http().send("GET", "/v1.0/state/statestore/json", "").body())
        .isEqualTo("{ \"n\": 51.123456789012 }");
  }

  /** As Dapr's SDK for Java sends byte arrays; Dapr itself refuses them. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "", "1 2", "nul", "'x'", "\0"})
  void what_is_declared_json_but_is_none_stays_bytes(String value) {
    save(json("no-json", value));
    assertThat(get("no-json").getData().toStringUtf8()).isEqualTo(value);
    assertThat(stored("no-json").b().asUtf8String()).isEqualTo(value);
    ByteString notText = ByteString.copyFrom(new byte[] {'"', -1, '"'});
    save(json("no-json", "").setValue(notText));
    assertThat(get("no-json").getData()).isEqualTo(notText);
  }

  @Test
  void what_is_not_there_is_empty() {
    assertThat(get("never")).isEqualTo(GetStateResponse.getDefaultInstance());
    SERVER.dapr().deleteState(deletion("never", ""));
    save();
    SERVER.dapr().deleteBulkState(DeleteBulkStateRequest.newBuilder().setStoreName(STORE).build());
    transact();
  }

  @Test
  void etags_decide() {
    save(item("etag", "1"));
    String first = get("etag").getEtag();
    assertThat(first).isNotEmpty();
    save(item("etag", "2").setEtag(etag(first)));
    Refusal stale = refusal(() -> save(item("etag", "3").setEtag(etag(first))));
    assertThat(stale.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(stale.text())
        .startsWith(
            "failed saving state in state store statestore: possible etag mismatch. error from state"
                + " store: ");
    assertThat(stale.details()).containsExactly("ErrorInfo dapr.io ERR_STATE_SAVE");
    Refusal deletion = refusal(() -> SERVER.dapr().deleteState(deletion("etag", first)));
    assertThat(deletion.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(deletion.text()).startsWith("failed deleting state with key etag: possible etag");
    assertThat(deletion.details()).containsExactly("ErrorInfo dapr.io ERR_STATE_DELETE");
    SERVER.dapr().deleteState(deletion("etag", get("etag").getEtag()));
    assertThat(get("etag").getData()).isEmpty();
  }

  @Test
  void the_first_write_wins_if_asked() {
    StateOptions.Builder options =
        StateOptions.newBuilder().setConcurrency(StateConcurrency.CONCURRENCY_FIRST_WRITE);
    save(item("first", "1").setOptions(options));
    Refusal second = refusal(() -> save(item("first", "2").setOptions(options).setEtag(etag(""))));
    assertThat(second.code()).isEqualTo(Status.Code.ABORTED);
    options.setConcurrency(StateConcurrency.CONCURRENCY_LAST_WRITE);
    save(item("first", "3").setOptions(options));
    assertThat(get("first").getData().toStringUtf8()).isEqualTo("3");
  }

  @Test
  void entries_expire() {
    save(item("ttl", "1").putMetadata("ttlInSeconds", "3600"));
    GetStateResponse read =
        SERVER
            .dapr()
            .getState(
                GetStateRequest.newBuilder()
                    .setStoreName(STORE)
                    .setKey("ttl")
                    .setConsistency(StateConsistency.CONSISTENCY_STRONG)
                    .build());
    assertThat(Instant.parse(read.getMetadataOrThrow("ttlExpireTime")))
        .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(10, ChronoUnit.SECONDS));
    save(item("ttl", "1").putMetadata("ttlInSeconds", "-1"));
    assertThat(get("ttl").getMetadataMap()).isEmpty();
    Refusal bad = refusal(() -> save(item("ttl", "1").putMetadata("ttlInSeconds", "foo")));
    assertThat(bad.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(bad.text())
        .isEqualTo(
            "failed saving state in state store statestore: ttlInSeconds 'foo' is not a whole"
                + " number of seconds");
  }

  @Test
  void many_keys_at_once() {
    save(item("bulk-1", "one"), json("bulk-2", "2"));
    List<BulkStateItem> items =
        SERVER
            .dapr()
            .getBulkState(
                GetBulkStateRequest.newBuilder()
                    .setStoreName(STORE)
                    .addAllKeys(List.of("bulk-2", "bulk-none", "bulk-1", "bulk-2"))
                    .build())
            .getItemsList();
    assertThat(items)
        .extracting(BulkStateItem::getKey, item -> item.getData().toStringUtf8())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bulk-2", "2"),
            org.assertj.core.groups.Tuple.tuple("bulk-none", ""),
            org.assertj.core.groups.Tuple.tuple("bulk-1", "one"),
            org.assertj.core.groups.Tuple.tuple("bulk-2", "2"));
    assertThat(items.get(0).getEtag()).isNotEmpty();
    assertThat(items.get(1).getEtag()).isEmpty();

    Refusal partial =
        refusal(() -> save(item("bulk-1", "new"), item("bulk-2", "new").setEtag(etag("stale"))));
    assertThat(partial.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(partial.text()).contains("bulk-2: possible etag mismatch").doesNotContain("bulk-1");
    assertThat(get("bulk-1").getData().toStringUtf8()).isEqualTo("new");

    DeleteBulkStateRequest deletions =
        DeleteBulkStateRequest.newBuilder()
            .setStoreName(STORE)
            .addStates(item("bulk-1", ""))
            .addStates(item("bulk-2", "").setEtag(etag("stale")))
            .build();
    Refusal kept = refusal(() -> SERVER.dapr().deleteBulkState(deletions));
    assertThat(kept.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(kept.text())
        .startsWith("failed deleting state in state store statestore: bulk-2: possible etag");
    assertThat(kept.details()).containsExactly("ErrorInfo dapr.io ERR_STATE_BULK_DELETE");
    assertThat(get("bulk-1").getData()).isEmpty();
    assertThat(get("bulk-2").getData()).isNotEmpty();
  }

  /** Certification: upsert, delete, upsert in one; and Dapr's order of one key's operations. */
  @Test
  void transactions_are_done_whole() {
    save(item("t-1", "old"));
    transact(
        operation("upsert", json("t-2", "\"two\"")),
        operation("delete", item("t-1", "")),
        operation("upsert", item("t-3", "three")),
        operation("delete", item("t-2", "")));
    assertThat(get("t-1").getData()).isEmpty();
    assertThat(get("t-2").getData()).isEmpty();
    assertThat(get("t-3").getData().toStringUtf8()).isEqualTo("three");
    transact(operation("upsert", json("t-4", "{\"a\":1}")));
    assertThat(stored("t-4").s()).isEqualTo("{\"a\":1}");
  }

  @Test
  void a_refused_transaction_names_its_operations() {
    save(item("r-1", "1"));
    Refusal refused =
        refusal(
            () ->
                transact(
                    operation("upsert", item("r-0", "0")),
                    operation("delete", item("r-1", "").setEtag(etag("stale")))));
    assertThat(refused.code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(refused.text()).startsWith("error while executing state transaction: operation 1, ");
    assertThat(refused.details())
        .containsExactly(
            "ErrorInfo dapr.io DAPR_STATE_ETAG_MISMATCH key=r-1 operation=1 operationType=delete",
            "ErrorInfo dapr.io ERR_STATE_TRANSACTION");
    assertThat(get("r-0").getData()).isEmpty();
  }

  @Test
  void queries_find_what_is_in_values() {
    save(
        json("q-1", "{\"city\":\"Seattle\",\"n\":1}"),
        item("q-2", "{\"city\":\"Seattle\",\"n\":2}"));
    QueryStateResponse found =
        SERVER
            .dapr()
            .queryStateAlpha1(
                QueryStateRequest.newBuilder()
                    .setStoreName(STORE)
                    .setQuery(
                        "{\"filter\":{\"EQ\":{\"city\":\"Seattle\"}},\"sort\":[{\"key\":\"n\",\"order\":\"DESC\"}]}")
                    .build());
    assertThat(found.getResultsList())
        .extracting(QueryStateItem::getKey)
        .containsExactly("q-2", "q-1");
    assertThat(found.getResults(1).getData().toStringUtf8())
        .isEqualTo("{\"city\":\"Seattle\",\"n\":1}");
    assertThat(found.getResults(1).getEtag()).isNotEmpty();
  }
}
