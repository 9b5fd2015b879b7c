package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import dev.stator.tables.connection.Credentials;
import dev.stator.unstorage.Storage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The three configurations of the driver's page, as the README shows them in Java. */
class SeedConfigurationsTest {
  private final Stator stator = Stator.inMemory();

  @AfterEach
  void close() {
    stator.close();
  }

  /** The table as its owner made it, with options that do not make it. */
  private Storage over(DynamoDbOptions options) {
    DynamoDbDriver.over(stator.client(), options.toBuilder().createTable(true).build());
    return Storage.over(DynamoDbDriver.over(stator.client(), options));
  }

  private Set<String> attributes(String table, String key) {
    return stator
        .client()
        .getItem(r -> r.tableName(table).key(Map.of("key", AttributeValue.fromS(key))))
        .item()
        .keySet();
  }

  @Test
  void minimal() {
    DynamoDbOptions options =
        DynamoDbOptions.table("my-persistent-storage") // required
            .region("us-east-1") // optional, retrieved via environment variables
            .credentials("xxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxx") // DO NOT HARD-CODE SECRETS
            .build();
    assertThat(options.connection().region()).isEqualTo("us-east-1");
    assertThat(options.connection().credentials()).isInstanceOf(Credentials.Static.class);
    assertThat(options.toString()).doesNotContain("xxx");
    Storage storage = over(options);
    storage.set("users:ada", "{\"name\":\"Ada\"}");
    assertThat(storage.keys("users")).containsExactly("users:ada");
    assertThat(attributes("my-persistent-storage", "users:ada"))
        .containsExactlyInAnyOrder("key", "value");
  }

  @Test
  void persistent() {
    DynamoDbOptions options =
        DynamoDbOptions.table("my-table-name")
            .attributes(new DynamoDbOptions.Attributes("key", "value"))
            .build();
    Storage storage = over(options);
    storage.set("persist", "v");
    assertThat(storage.get("persist")).contains("v");
    assertThat(storage.meta("persist").orElseThrow().ttlSeconds()).isNull();
  }

  @Test
  void temporary() {
    DynamoDbOptions options =
        DynamoDbOptions.table("my-table-name")
            .attributes(new DynamoDbOptions.Attributes("key", "value", "ttl"))
            .expireIn(Duration.ofSeconds(300)) // zero to disable
            .build();
    Storage storage = over(options);
    storage.set("session", "v");
    storage.set("longer", "v", Duration.ofHours(1));
    assertThat(storage.meta("session").orElseThrow().ttlSeconds()).isBetween(298L, 300L);
    assertThat(storage.meta("longer").orElseThrow().ttlSeconds()).isBetween(3598L, 3600L);
    assertThat(attributes("my-table-name", "session"))
        .containsExactlyInAnyOrder("key", "value", "ttl");
  }
}
