package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One table with Dapr's own component, written in Go: items as it writes them are read, and what is
 * written here is what it reads.
 *
 * <p>Source of the items: components-contrib, state/aws/dynamodb.
 */
class GoComponentTest {
  private final TestTable table = new TestTable();
  private final StateStore store = table.store;

  @AfterEach
  void close() {
    table.close();
  }

  /** Saved over HTTP: the JSON text as S. */
  @Test
  void reads_text() {
    table.put(
        Map.of(
            "key", AttributeValue.fromS("myapp||tony-stark"),
            "value", AttributeValue.fromS("\"iron man\""),
            "etag", AttributeValue.fromS("1bdead4badc0ffee")));
    StoredState state = get("myapp||tony-stark");
    assertThat(state.value()).isEqualTo(new StateValue.Text("\"iron man\""));
    assertThat(state.etag()).isEqualTo("1bdead4badc0ffee");
    assertThat(state.expiresAt()).isNull();
  }

  /** Saved over gRPC, by actors and workflows, or encrypted: B; older versions wrote S. */
  @Test
  void reads_bytes() {
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {1, 0, (byte) 0xff});
    table.put(
        Map.of(
            "key", AttributeValue.fromS("myapp||b"),
            "value", AttributeValue.fromB(bytes),
            "etag", AttributeValue.fromS("f")));
    assertThat(get("myapp||b").value()).isEqualTo(new StateValue.Binary(bytes));
  }

  /** With ttlAttributeName: epoch seconds as N. */
  @Test
  void reads_expiry() {
    long expiry = table.now().getEpochSecond() + 10;
    table.put(
        Map.of(
            "key", AttributeValue.fromS("k"),
            "value", AttributeValue.fromS("1"),
            "etag", AttributeValue.fromS("1"),
            "expiresAt", AttributeValue.fromN(Long.toString(expiry))));
    assertThat(get("k").metadata()).containsEntry("ttlExpireTime", "2026-01-02T03:04:15Z");
    table.pass(10);
    assertThat(store.get(new GetState(StateKey.of("k"), null))).isEmpty();
  }

  @Test
  void takes_its_etags_and_gives_it_ours() {
    table.put(
        Map.of(
            "key", AttributeValue.fromS("k"),
            "value", AttributeValue.fromS("1"),
            "etag", AttributeValue.fromS("a")));
    store.set(
        new SetState(
            StateKey.of("k"),
            new StateValue.Text("2"),
            new WriteCondition.Etag("a"),
            new TimeToLive.OfComponent()));
    String ours = Objects.requireNonNull(table.attribute("k", "etag").s());
    // Its condition, word for word.
    table
        .client()
        .putItem(
            p ->
                p.tableName(TestTable.TABLE)
                    .item(
                        Map.of(
                            "key", AttributeValue.fromS("k"),
                            "value", AttributeValue.fromS("3"),
                            "etag", AttributeValue.fromS("b")))
                    .conditionExpression("etag = :etag")
                    .expressionAttributeValues(Map.of(":etag", AttributeValue.fromS(ours))));
    assertThat(get("k").value()).isEqualTo(new StateValue.Text("3"));
  }

  @Test
  void writes_what_it_reads() {
    store.set(new SetState(StateKey.of("text"), new StateValue.Text("{\"a\": 1.0}")));
    store.bulkSet(
        List.of(
            new SetState(
                StateKey.of("bytes"),
                new StateValue.Binary(SdkBytes.fromByteArray(new byte[] {1})),
                new WriteCondition.Always(),
                new TimeToLive.Seconds(60)),
            new SetState(StateKey.of("other"), new StateValue.Text("1"))));
    store.transact(
        List.of(
            new StateOperation.Upsert(
                new SetState(StateKey.of("tx"), new StateValue.Text("true")))));
    assertThat(table.item("text"))
        .containsOnlyKeys("key", "value", "etag")
        .containsEntry("value", AttributeValue.fromS("{\"a\": 1.0}"));
    assertThat(table.item("bytes"))
        .containsOnlyKeys("key", "value", "etag", "expiresAt")
        .containsEntry("value", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1})));
    assertThat(table.item("tx")).containsOnlyKeys("key", "value", "etag");
    for (String key : List.of("text", "bytes", "other", "tx")) {
      assertThat(table.attribute(key, "etag").s()).matches("[1-9a-f][0-9a-f]{0,15}|0");
    }
  }

  @Test
  void refuses_what_neither_writes() {
    table.put(Map.of("key", AttributeValue.fromS("m"), "value", AttributeValue.fromM(Map.of())));
    assertThatThrownBy(() -> get("m"))
        .isInstanceOf(StateError.Unreadable.class)
        .hasMessageContaining("unsupported attribute value type");
  }

  private StoredState get(String key) {
    return store.get(new GetState(StateKey.of(key), null)).orElseThrow();
  }
}
