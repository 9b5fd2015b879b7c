package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.dapr.query.StateQuery;
import dev.stator.tables.Secret;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EncryptionTest {
  private static final Encryption.Key FIRST =
      new Encryption.Key("first", Secret.of("00112233445566778899aabbccddeeff"));
  private static final Encryption.Key SECOND =
      new Encryption.Key(
          "second", Secret.of("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  private final TestTable table = new TestTable();

  @AfterEach
  void close() {
    table.close();
  }

  private StateStore store(Encryption encryption) {
    return table.another(table.client(), Map.of(), encryption);
  }

  @Test
  void values_lie_encrypted_as_dapr_encrypts_them() throws Exception {
    store(new Encryption(FIRST, null)).set(set("k", "{\"pi\":3.14159265358979323846}"));
    String stored = Objects.requireNonNull(table.attribute("k", "value").b()).asUtf8String();
    assertThat(stored).endsWith("||first");
    byte[] sealed = Base64.getDecoder().decode(stored.substring(0, stored.lastIndexOf("||")));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(HexFormat.of().parseHex(FIRST.hex().reveal()), "AES"),
        new GCMParameterSpec(128, sealed, 0, 12));
    assertThat(new String(cipher.doFinal(sealed, 12, sealed.length - 12), StandardCharsets.UTF_8))
        .isEqualTo("{\"pi\":3.14159265358979323846}");
  }

  @Test
  void come_back_as_they_were_however_they_are_read() {
    StateStore store = store(new Encryption(FIRST, null));
    store.bulkSet(List.of(set("a", "1"), set("b", "\"two\"")));
    store.transact(List.of(new StateOperation.Upsert(set("c", "[3]"))));
    assertThat(
            store
                .bulkGet(
                    List.of(
                        new GetState(StateKey.of("a"), null), new GetState(StateKey.of("b"), null)),
                    0)
                .stream()
                .map(answer -> text(((BulkAnswer.Read) answer).state().orElseThrow())))
        .containsExactly("1", "\"two\"");
    assertThat(get(store, "c")).isEqualTo("[3]");
  }

  @Test
  void an_older_key_still_decrypts() {
    store(new Encryption(FIRST, null)).set(set("k", "1"));
    StateStore rotated = store(new Encryption(SECOND, FIRST));
    assertThat(get(rotated, "k")).isEqualTo("1");
    rotated.set(set("k", "2"));
    assertThatThrownBy(() -> get(store(new Encryption(FIRST, null)), "k"))
        .isInstanceOf(StateError.Unreadable.class)
        .hasMessageContaining("not encrypted with a key of this state store");
  }

  @Test
  void what_is_damaged_or_not_encrypted_is_refused() {
    StateStore store = store(new Encryption(FIRST, null));
    for (String stored : new String[] {"plain", "AAAA||first", "????||first", "||first"}) {
      table.put(
          Map.of(
              "key", AttributeValue.fromS("k"),
              "value", AttributeValue.fromB(SdkBytes.fromUtf8String(stored))));
      assertThatThrownBy(() -> get(store, "k"))
          .isInstanceOf(StateError.Unreadable.class)
          .hasMessageStartingWith("could not decrypt the value of key 'k'");
    }
  }

  @Test
  void cannot_be_queried() {
    StateStore store = store(new Encryption(FIRST, null));
    assertThat(store.features()).doesNotContain(StateFeature.QUERY_API);
    assertThatThrownBy(
            () ->
                store.query(
                    new QueryStates(
                        StateQuery.parse(JsonValue.Obj.EMPTY),
                        new KeyPattern.StartingWith(""),
                        null,
                        null)))
        .isInstanceOf(StateError.InvalidRequest.class);
  }

  @Test
  void refuses_keys_that_are_none_without_showing_them() {
    for (String key : new String[] {"", "s3cret", "00", "zz112233445566778899aabbccddeeff"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Encryption(new Encryption.Key("n", Secret.of(key)), null))
          .withMessage(
              "metadata field 'primaryEncryptionKey' must be a key of 16, 24 or 32 bytes, in hex");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Encryption(FIRST, FIRST));
  }

  private static SetState set(String key, String value) {
    return new SetState(StateKey.of(key), new StateValue.Text(value));
  }

  private static String get(StateStore store, String key) {
    return text(store.get(new GetState(StateKey.of(key), null)).orElseThrow());
  }

  private static String text(StoredState state) {
    return new String(state.value().bytes(), StandardCharsets.UTF_8);
  }
}
