package dev.stator.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageDocumentTest {

  private static StorageDocument parse(String spec) {
    return read("apiVersion: stator.dev/v1\nkind: Storage\nmetadata: {name: s}\nspec:\n" + spec);
  }

  private static StorageDocument read(String yaml) {
    return ResourceFolder.parse("f.yaml", yaml).all(StorageDocument.class).getFirst();
  }

  @Test
  void reads_the_three_configurations_of_the_drivers_page() {
    DriverSpec.InTable minimal = (DriverSpec.InTable) read(Seed.read("storage-minimal")).root();
    assertThat(minimal.table()).isEqualTo("my-persistent-storage");
    assertThat(minimal.access().region()).isEqualTo("us-east-1");
    assertThat(minimal.access().keys()).isNotNull();
    assertThat(minimal.attributes()).isEqualTo(new DriverSpec.Attributes("key", "value", null));
    assertThat(minimal.expireIn()).isZero();
    assertThat(minimal.toString()).doesNotContain("xxx");
    DriverSpec.InTable persistent =
        (DriverSpec.InTable) read(Seed.read("storage-persistent")).root();
    assertThat(persistent.access().keys()).isNull();
    assertThat(persistent.attributes()).isEqualTo(new DriverSpec.Attributes("key", "value", null));
    DriverSpec.InTable temporary = (DriverSpec.InTable) read(Seed.read("storage-temporary")).root();
    assertThat(temporary.attributes()).isEqualTo(new DriverSpec.Attributes("key", "value", "ttl"));
    assertThat(temporary.expireIn()).isEqualTo(Duration.ofSeconds(300));
  }

  @Test
  void reads_everything_else() {
    StorageDocument storage =
        parse(
            """
              table: app-items
              consistentReads: true
              layout: partitioned
              partitionSegments: 2
              attributes: {sort: rest}
              scanSegments: 8
              watchStream: false
              mounts:
              - {at: cache, driver: memory, ttl: 60}
              - {at: "far:away", table: others, base: app}
              access:
              - {prefix: public, allow: [read]}
              - allow: [read, write]
                tokens:
                - {name: ci, value: token-1}
                - {name: ops, envRef: OPS_TOKEN}
            """);
    DriverSpec.InTable root = (DriverSpec.InTable) storage.root();
    assertThat(root.consistentReads()).isTrue();
    assertThat(root.layout()).isEqualTo(new DriverSpec.Partitions("rest", 2));
    assertThat(root.scanSegments()).isEqualTo(8);
    assertThat(root.watchStream()).isFalse();
    assertThat(root.createTable()).isNull();
    assertThat(storage.mounts())
        .extracting(StorageDocument.MountSpec::at)
        .containsExactly("cache", "far:away");
    assertThat(storage.mounts().getFirst().driver())
        .isEqualTo(new DriverSpec.InMemory(Duration.ofSeconds(60)));
    assertThat(storage.access().getFirst())
        .isEqualTo(
            new StorageDocument.AccessSpec(
                "public", Set.of(StorageDocument.Access.READ), java.util.List.of()));
    assertThat(storage.access().getLast().tokens())
        .extracting(StorageDocument.TokenSpec::name)
        .containsExactly("ci", "ops");
    assertThat(storage.toString()).doesNotContain("token-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "table: ab|spec.table 'ab' is not a table's name",
        "driver: redis|spec.driver 'redis' is not known; known: aws-dynamodb, memory",
        "{driver: memory, table: abc}|spec.table is not a known field",
        "{table: abc, layout: tree}|spec.layout 'tree' is not known; known: flat, partitioned",
        "{table: abc, partitionSegments: 2}|spec.partitionSegments needs layout: partitioned",
        "{table: abc, attributes: {sort: x}}|spec.attributes.sort needs layout: partitioned",
        "{table: abc, expireIn: 5, ttl: 6}|spec.ttl and expireIn are two names of one option",
        "{table: abc, expireIn: -1}|spec.expireIn must be a whole number",
        "{table: abc, mounts: [{driver: memory}]}|spec.mounts[0].at is missing",
        "{table: abc, mounts: [{at: a, driver: memory}, {at: a, driver: memory}]}|has another",
        "{table: abc, mounts: [{at: a, driver: memory}, {at: a/, driver: memory}]}|has another",
        "{table: abc, mounts: [{at: ':', driver: memory}]}|spec.mounts[0].at ':' names no base",
        "{table: abc, base: 'a?b'}|spec.base 'a?b' has a ?",
        "{table: abc, base: a/../b}|spec.base 'a/../b' has a segment . or ..",
        "{table: abc, access: [{prefix: 'a?b', allow: [read]}]}|spec.access[0].prefix 'a?b' has a ?",
        "{table: abc, access: []}|spec.access has no rule",
        "{table: abc, access: [{allow: [list]}]}|spec.access[0].allow knows read and write",
        "{table: abc, access: [{prefix: a}]}|spec.access[0].allow must have read, write or both",
        "{table: abc, access: [{allow: [read], tokens: []}]}|spec.access[0].tokens is empty",
        "{table: abc, access: [{allow: [read], token: x}]}|spec.access[0].token is not a known",
        "{table: abc, scanSegments: 0}|spec.scanSegments must be a whole number from 1 to 256"
      })
  void says_what_is_wrong_and_where(String spec, String message) {
    assertThatThrownBy(() -> parse("  " + spec)).hasMessageContaining(message);
  }
}
