package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPrefixTest {

  @ParameterizedTest
  @CsvSource({
    "'',       app,  ns, app||k",
    "appid,    app,  ns, app||k",
    "AppID,    app,  ns, app||k",
    "appid,    '',   ns, k",
    "name,     app,  ns, store||k",
    "none,     app,  ns, k",
    "namespace,app,  ns, ns.app||k",
    "namespace,app,  '', app||k",
    "namespace,'',   ns, k",
    "Shared,   app,  ns, shared||k"
  })
  void standsBeforeTheKey(String prefix, String appId, String namespace, String key) {
    KeyPrefix.Scope scope = new KeyPrefix.Scope(appId, namespace, "store");
    assertThat(KeyPrefix.parse(prefix).apply("k", scope)).isEqualTo(key);
  }

  @Test
  void refusesTheSeparatorInAKey() {
    KeyPrefix.Scope scope = new KeyPrefix.Scope("", "", "store");
    assertThatThrownBy(() -> new KeyPrefix.None().apply("a||b", scope))
        .hasMessage("input key/keyPrefix 'a||b' can't contain '||'");
  }
}
