package dev.stator.server.dapr.runtime;

import static dev.stator.server.dapr.runtime.RuntimeServer.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dapr.client.DaprClient;
import io.dapr.client.DaprClientBuilder;
import io.dapr.client.DaprPreviewClient;
import io.dapr.client.domain.ComponentMetadata;
import io.dapr.client.domain.QueryStateItem;
import io.dapr.client.domain.State;
import io.dapr.client.domain.StateOptions;
import io.dapr.client.domain.TransactionalStateOperation;
import io.dapr.client.domain.TransactionalStateOperation.OperationType;
import io.dapr.config.Properties;
import io.dapr.exceptions.DaprErrorDetails.ErrorDetailType;
import io.dapr.exceptions.DaprException;
import io.dapr.utils.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Dapr's own SDK for Java, through its normal start-up: health over HTTP, the rest over gRPC. */
class DaprJavaSdkTest {
  private static final RuntimeServer SERVER = new RuntimeServer();
  private static final DaprClient CLIENT = builder().build();
  private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};
  private static final int START_MS = 20_000;

  private static DaprClientBuilder builder() {
    return new DaprClientBuilder()
        .withPropertyOverride(Properties.HTTP_PORT, Integer.toString(SERVER.http().port()))
        .withPropertyOverride(Properties.GRPC_PORT, Integer.toString(SERVER.port()));
  }

  @BeforeAll
  static void start() {
    done(CLIENT.waitForSidecar(START_MS));
  }

  @AfterAll
  static void stop() throws Exception {
    CLIENT.close();
    SERVER.close();
  }

  private static void done(Mono<Void> call) {
    call.block();
  }

  private static <T> T result(Mono<T> call) {
    return Objects.requireNonNull(call.block());
  }

  private static DaprException refused(Mono<Void> call) {
    return catchThrowableOfType(DaprException.class, () -> done(call));
  }

  private static String reason(DaprException error) {
    return error
        .getErrorDetails()
        .get(ErrorDetailType.ERROR_INFO, "reason", new TypeRef<String>() {});
  }

  @Test
  void saves_reads_and_deletes() {
    done(CLIENT.saveState(STORE, "tony", Map.of("name", "stark", "age", 48)));
    State<Map<String, Object>> tony = result(CLIENT.getState(STORE, "tony", MAP));
    assertThat(tony.getValue()).isEqualTo(Map.of("name", "stark", "age", 48));
    assertThat(tony.getEtag()).isNotEmpty();
    assertThat(SERVER.http().item("state", "key", "tony").get("value"))
        .satisfies(value -> assertThat(value.s()).contains("\"name\":\"stark\""));
    done(CLIENT.saveState(STORE, "text", "iron man"));
    assertThat(result(CLIENT.getState(STORE, "text", String.class)).getValue())
        .isEqualTo("iron man");
    done(CLIENT.saveState(STORE, "bytes", new byte[] {1, 2, 3}));
    assertThat(result(CLIENT.getState(STORE, "bytes", byte[].class)).getValue())
        .containsExactly(1, 2, 3);
    done(CLIENT.deleteState(STORE, "tony"));
    assertThat(result(CLIENT.getState(STORE, "tony", MAP)).getValue()).isNull();
    done(CLIENT.deleteState(STORE, "tony"));
  }

  @Test
  void etags_decide() {
    StateOptions firstWrite =
        new StateOptions(StateOptions.Consistency.STRONG, StateOptions.Concurrency.FIRST_WRITE);
    done(CLIENT.saveState(STORE, "etag", null, "1", firstWrite));
    String etag = result(CLIENT.getState(STORE, "etag", firstWrite, String.class)).getEtag();
    done(CLIENT.saveState(STORE, "etag", etag, "2", firstWrite));
    DaprException stale = refused(CLIENT.saveState(STORE, "etag", etag, "3", firstWrite));
    assertThat(stale.getErrorCode()).isEqualTo("ABORTED");
    assertThat(stale.getMessage()).contains("possible etag mismatch");
    assertThat(reason(stale)).isEqualTo("ERR_STATE_SAVE");
    DaprException first = refused(CLIENT.saveState(STORE, "etag", null, "4", firstWrite));
    assertThat(first.getErrorCode()).isEqualTo("ABORTED");
    DaprException deletion = refused(CLIENT.deleteState(STORE, "etag", etag, firstWrite));
    assertThat(deletion.getErrorCode()).isEqualTo("ABORTED");
    assertThat(reason(deletion)).isEqualTo("ERR_STATE_DELETE");
  }

  @Test
  void many_at_once() {
    done(
        CLIENT.saveBulkState(
            STORE,
            List.of(
                new State<>("bulk-1", "one", null, Map.of("ttlInSeconds", "3600"), null),
                new State<>("bulk-2", "two", "", null))));
    List<State<String>> read =
        result(CLIENT.getBulkState(STORE, List.of("bulk-2", "none", "bulk-1"), String.class));
    assertThat(read).extracting(State::getKey).containsExactly("bulk-2", "none", "bulk-1");
    assertThat(read).extracting(State::getValue).containsExactly("two", null, "one");
    assertThat(read.get(2).getMetadata()).containsKey("ttlExpireTime");
  }

  @Test
  void transactions() {
    List<TransactionalStateOperation<?>> operations = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      operations.add(
          new TransactionalStateOperation<>(
              OperationType.UPSERT, new State<>("t-" + i, "v" + i, "", null)));
    }
    operations.add(new TransactionalStateOperation<>(OperationType.DELETE, new State<>("t-gone")));
    done(CLIENT.executeStateTransaction(STORE, operations));
    assertThat(result(CLIENT.getState(STORE, "t-98", String.class)).getValue()).isEqualTo("v98");
    DaprException refused =
        refused(
            CLIENT.executeStateTransaction(
                STORE,
                List.of(
                    new TransactionalStateOperation<>(
                        OperationType.UPSERT, new State<>("t-0", "x", "stale", null)))));
    assertThat(refused.getErrorCode()).isEqualTo("INTERNAL");
    assertThat(reason(refused)).isEqualTo("ERR_STATE_TRANSACTION");
    assertThat(result(CLIENT.getState(STORE, "t-0", String.class)).getValue()).isEqualTo("v0");
  }

  @Test
  void queries() throws Exception {
    done(CLIENT.saveState(STORE, "q-1", Map.of("city", "Seattle", "n", 1)));
    done(CLIENT.saveState(STORE, "q-2", Map.of("city", "Seattle", "n", 2)));
    DaprPreviewClient preview = builder().buildPreviewClient();
    try {
      List<QueryStateItem<Map<String, Object>>> found =
          result(
                  preview.queryState(
                      STORE,
                      "{\"filter\":{\"EQ\":{\"city\":\"Seattle\"}},\"sort\":[{\"key\":\"n\",\"order\":\"DESC\"}]}",
                      MAP))
              .getResults();
      assertThat(found).extracting(QueryStateItem::getKey).containsExactly("q-2", "q-1");
      assertThat(found.get(1).getValue()).isEqualTo(Map.of("city", "Seattle", "n", 1));
    } finally {
      preview.close();
    }
  }

  @Test
  void bindings() {
    done(CLIENT.invokeBinding("items", "create", Map.of("id", "from-java", "amount", 12.5)));
    assertThat(result(CLIENT.invokeBinding("items", "get", Map.of("id", "from-java"), MAP)))
        .isEqualTo(Map.of("id", "from-java", "amount", 12.5));
    DaprException refused = refused(CLIENT.invokeBinding("items", "paint", "x"));
    assertThat(refused.getErrorCode()).isEqualTo("INTERNAL");
    assertThat(reason(refused)).isEqualTo("ERR_INVOKE_OUTPUT_BINDING");
  }

  @Test
  void metadata_and_what_is_missing() {
    assertThat(result(CLIENT.getMetadata()).getComponents())
        .extracting(ComponentMetadata::getName)
        .containsExactly(STORE, "items");
    DaprException unknown = refused(CLIENT.saveState("nowhere", "k", "v"));
    assertThat(unknown.getErrorCode()).isEqualTo("INVALID_ARGUMENT");
    assertThat(reason(unknown)).isEqualTo("DAPR_STATE_NOT_FOUND");
    assertThat(refused(CLIENT.publishEvent("pubsub", "topic", "x")).getErrorCode())
        .isEqualTo("UNIMPLEMENTED");
  }
}
