package dev.stator.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What lies beside Dapr's state stores and bindings in the folders that people have. */
class LeftOutDocumentsTest {
  private static final String STORAGE =
      """
      apiVersion: stator.dev/v1
      kind: Storage
      metadata: {name: s}
      spec: {table: abc}
      """;

  @Test
  void leaves_out_components_of_blocks_that_are_not_here() {
    String pubsub =
        """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: {name: %s}
        spec:
          type: %s
          version: v1
          metadata: [{name: redisHost, secretKeyRef: {name: nowhere, key: x}}]
        ---
        """;
    Resources resources =
        ResourceFolder.parse(
            "f.yaml",
            "apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata: {name: x}\n---\n"
                + pubsub.formatted("orders", "pubsub.redis")
                + pubsub.formatted("vault", "secretstores.hashicorp.vault")
                + STORAGE);
    assertThat(resources.warnings())
        .containsExactly(
            "f.yaml:1: is a Subscription, which is left out here",
            "f.yaml:5: Component 'orders' is left out: pubsub.redis is not served by Stator",
            "f.yaml:13: Component 'vault' is left out: secretstores.hashicorp.vault is not served by"
                + " Stator");
    assertThatThrownBy(
            () -> ResourceFolder.parse("f.yaml", pubsub.formatted("cache", "state.redis")))
        .hasMessageStartingWith(
            "f.yaml:5: spec.type 'state.redis' is not served by Stator; known: state.aws.dynamodb,"
                + " bindings.aws.dynamodb, secretstores.local.file, secretstores.local.env");
  }
}
