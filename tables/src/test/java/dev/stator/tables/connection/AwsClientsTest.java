package dev.stator.tables.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.Secret;
import org.junit.jupiter.api.Test;

/** One client for equal settings, so that equal triggers share connections and credentials. */
class AwsClientsTest {
  private static ConnectionSettings settings(String region, String keyId) {
    return new ConnectionSettings(
        region, null, new Credentials.Static(Secret.of(keyId), Secret.of("secret"), null));
  }

  @Test
  void equal_settings_share_a_client() {
    try (AwsClients clients = new AwsClients()) {
      var first = clients.client(settings("eu-west-1", "a"));
      assertThat(clients.client(settings("eu-west-1", "a"))).isSameAs(first);
      assertThat(clients.client(settings("us-east-1", "a"))).isNotSameAs(first);
      assertThat(clients.client(settings("eu-west-1", "b"))).isNotSameAs(first);
    }
  }

  @Test
  void a_client_ends_with_its_owner() {
    AwsClients clients = new AwsClients();
    var client = clients.client(settings("eu-west-1", "a"));
    clients.close();
    assertThatThrownBy(client::listTables).isInstanceOf(RuntimeException.class);
  }
}
