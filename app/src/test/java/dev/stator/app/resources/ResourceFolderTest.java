package dev.stator.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.config.Backend;
import dev.stator.app.exit.StartFailure;
import dev.stator.keda.manifest.ScaledObjectDocument;
import dev.stator.yaml.YamlLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceFolderTest {
  @TempDir Path folder;

  @Test
  void reads_yaml_and_yml_files_of_the_folder_only_in_order() throws Exception {
    write("b.yml", storage("second", "    table: abc"));
    write(
        "a.yaml",
        storage("first", "    table: abc") + "---\n---\n" + storage("also", "    table: abc"));
    write("readme.md", "not: [yaml");
    Files.createDirectory(folder.resolve("inner.yaml"));

    assertThat(ResourceFolder.load(folder).all(StorageDocument.class))
        .extracting(document -> document.metadata().name())
        .containsExactly("first", "also", "second");
  }

  @Test
  void tells_every_bad_document_with_file_and_line() throws Exception {
    write("a.yaml", storage("x", "    table: ab") + "---\n" + storage("y", "    tabel: abc"));
    write("b.yaml", "a: b: c\n");

    assertThatThrownBy(() -> ResourceFolder.load(folder))
        .asInstanceOf(InstanceOfAssertFactories.type(StartFailure.class))
        .extracting(StartFailure::lines, InstanceOfAssertFactories.list(String.class))
        .containsExactly(
            folder
                + "/a.yaml:6: spec.table 'ab' is not a table's name: 3 to 255 letters, digits,"
                + " '_', '.' and '-'",
            folder + "/a.yaml:12: spec.table is missing",
            folder + "/b.yaml:1: is not YAML: mapping values are not allowed here");
  }

  @Test
  void warns_of_a_folder_without_resources() {
    assertThat(ResourceFolder.load(folder).warnings())
        .containsExactly(folder + ": has no .yaml or .yml file");
  }

  @Test
  void reads_every_field_of_a_storage() {
    StorageDocument storage =
        parse(
                """
                apiVersion: stator.dev/v1
                kind: Storage
                metadata:
                  name: cache
                  annotations:
                    stator.dev/backend: aws
                    team: blue
                spec:
                  table: my-persistent-storage
                  region: us-east-1
                  endpoint: http://localhost:8000
                  credentials:
                    accessKeyId: xxxxxxxxxx
                    secretAccessKey: {secretKeyRef: {name: keys, key: secret}}
                  attributes: {key: k, value: v, ttl: t}
                  expireIn: 300
                  base: "cache:"
                  createTable: true
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: keys}
                stringData: {secret: yyy}
                """)
            .all(StorageDocument.class)
            .getFirst();

    assertThat(storage.metadata().backendOr(Backend.EMBEDDED)).isEqualTo(Backend.AWS);
    DriverSpec.InTable root = (DriverSpec.InTable) storage.root();
    assertThat(root.table()).isEqualTo("my-persistent-storage");
    assertThat(root.access().region()).isEqualTo("us-east-1");
    assertThat(root.access().endpoint()).isEqualTo(URI.create("http://localhost:8000"));
    assertThat(root.attributes()).isEqualTo(new DriverSpec.Attributes("k", "v", "t"));
    assertThat(root.expireIn()).isEqualTo(Duration.ofSeconds(300));
    assertThat(root.base()).isEqualTo("cache:");
    assertThat(root.createTable()).isTrue();
    assertThat(storage.toString()).doesNotContain("xxxxxxxxxx");
  }

  @Test
  void reads_the_later_name_of_expire_in() {
    assertThat(parse(storage("s", "    table: abc\n    ttl: 5")).all(StorageDocument.class))
        .extracting(storage -> storage.root().expireIn())
        .containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void reads_both_connections_of_the_connector() {
    Resources resources =
        parse(
            """
            apiVersion: stator.dev/v1
            kind: Connection
            metadata: {name: keys}
            spec:
              type: apiKeySecret
              accessKeyId: a
              secretAccessKey: b
              sessionToken: c
              region: eu-west-1
              endpoint: https://dynamodb.eu-west-1.amazonaws.com
            ---
            apiVersion: stator.dev/v1
            kind: Connection
            metadata: {name: role}
            spec:
              type: awsAssumeRole
              roleARN: arn:aws:iam::123456789012:role/rolename
              externalId: "42"
              accessKeyId: a
              secretAccessKey: b
            ---
            apiVersion: stator.dev/v1
            kind: Connection
            metadata: {name: chain}
            """);

    assertThat(resources.all(ConnectionDocument.class))
        .extracting(ConnectionDocument::type)
        .containsExactly(
            ConnectionDocument.Type.API_KEY_SECRET, ConnectionDocument.Type.AWS_ASSUME_ROLE, null);
    assertThat(resources.all(ConnectionDocument.class).get(1).role())
        .isEqualTo(
            new ConnectionDocument.Role(
                "arn:aws:iam::123456789012:role/rolename", "42", null, null, null));
  }

  @Test
  void takes_any_scalar_as_a_value_of_dapr_metadata() {
    ComponentDocument component =
        parse(
                component(
                    """
                    - {name: table, value: abc}
                    - {name: number, value: 5}
                    - {name: yes, value: true}
                    - {name: nothing, value: }
                    - {name: env, envRef: HOME}
                    - {name: ref, secretKeyRef: {name: s}}
                    """))
            .all(ComponentDocument.class)
            .getFirst();

    assertThat(component.items())
        .extracting(item -> text(item.source()))
        .containsExactly("abc", "5", "true", "", "env HOME", "secret s/s");
  }

  private static String text(SecretSource source) {
    return switch (source) {
      case SecretSource.Literal literal -> literal.value().reveal();
      case SecretSource.EnvRef env -> "env " + env.variable();
      case SecretSource.SecretKeyRef ref -> "secret " + ref.name() + "/" + ref.key();
      case SecretSource.StoreKeyRef ref ->
          "secret " + ref.store() + "/" + ref.name() + "/" + ref.key();
    };
  }

  @Test
  void warns_of_an_unquoted_number_in_a_trigger() {
    Resources resources = parse(Seed.kedaRole().replace("targetValue: \"5\"", "targetValue: 5"));

    assertThat(resources.warnings())
        .containsExactly(
            "f.yaml:37: spec.triggers[0].metadata.targetValue is a number; Kubernetes wants a text:"
                + " quote it");
    assertThat(
            resources
                .manifests(ScaledObjectDocument.class)
                .getFirst()
                .triggers()
                .getFirst()
                .metadata())
        .containsEntry("targetValue", "5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: {{ .Values.name }}", "{{- if .Values.on }}\nname: x"})
  void tells_a_template_from_yaml(String template) {
    assertThatThrownBy(() -> parse("kind: Storage\n" + template))
        .hasMessageStartingWith("f.yaml:")
        .hasMessageEndingWith("{{ }} is a template: render it first, as 'helm template' does");
  }

  /** KEDA's calls have a namespace always. */
  @Test
  void refuses_a_scaled_object_that_is_there_already_by_the_standard_namespace() {
    String scaled =
        "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: w%s}, spec:"
            + " {scaleTargetRef: {name: w}, triggers: [{type: cron, metadata: {start: x}}]}}\n";
    String unsaid = scaled.formatted("");
    assertThatThrownBy(() -> parse(unsaid + "---\n" + scaled.formatted(", namespace: default")))
        .hasMessage("f.yaml:3: ScaledObject 'w' is there already, at f.yaml:1");
    assertThat(
            parse(unsaid + "---\n" + scaled.formatted(", namespace: other"))
                .all(KedaResource.class))
        .hasSize(2);
  }

  @Test
  void refuses_names_that_are_there_already() {
    assertThatThrownBy(
            () -> parse(storage("s", "    table: abc") + "---\n" + storage("s", "    table: def")))
        .hasMessage("f.yaml:8: Storage 's' is there already, at f.yaml:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: Storige\napiVersion: stator.dev/v1|f.yaml:1: kind 'Storige' is not read by Stator;"
            + " did you mean 'Storage'?",
        "kind: Pod\napiVersion: v1|f.yaml:1: kind 'Pod' is not read by Stator; known: Component"
            + " (dapr.io/v1alpha1), ScaledObject (keda.sh/v1alpha1), ScaledJob (keda.sh/v1alpha1),"
            + " TriggerAuthentication (keda.sh/v1alpha1), ClusterTriggerAuthentication"
            + " (keda.sh/v1alpha1), Secret (v1), Storage (stator.dev/v1), Connection"
            + " (stator.dev/v1)",
        "kind: Component\napiVersion: v1|f.yaml:2: apiVersion of a Component must be"
            + " dapr.io/v1alpha1, not 'v1'",
        "apiVersion: v1|f.yaml:1: kind is missing",
        "- 1|f.yaml:1: the document must be a mapping (name: value), it is a list",
        "a: *x|f.yaml:1: *x is a YAML alias of nothing; if it is meant as text, quote it: \"*...\"",
        "a: &x [*x]|f.yaml:1: *x contains itself",
        "a: 1\na: 2|f.yaml:2: 'a' is written twice",
        "a: !!java.net.URL x|f.yaml:1: the tag tag:yaml.org,2002:java.net.URL is not read here",
      })
  void tells_what_is_wrong_with_a_document(String textAndMessage) {
    String[] parts = textAndMessage.split("\\|", 2);

    assertThatThrownBy(() -> parse(parts[0])).hasMessage(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    table: abc\n    ttlAttribute: x|f.yaml:7: spec.ttlAttribute is not a known field; known:"
            + " mounts, access, driver, table, credentials, region, endpoint, attributes, base,"
            + " consistentReads, scanSegments, layout, partitionSegments, expireIn, ttl,"
            + " createTable, watchStream, metadata",
        "    table: abc\n    regoin: x|f.yaml:7: spec.regoin is not a known field; did you mean"
            + " 'region'?",
        "    table: abc\n    expireIn: soon|f.yaml:7: spec.expireIn must be a whole number from 0 to"
            + " 3162240000; it is 'soon'",
        "    table: abc\n    expireIn: 1\n    ttl: 2|f.yaml:8: spec.ttl and expireIn are two names of"
            + " one option; drop one",
        "    table: abc\n    endpoint: localhost|f.yaml:7: spec.endpoint must be an address such as"
            + " http://localhost:8000, not 'localhost'",
        "    table: abc\n    credentials: {accessKeyId: k}|f.yaml:7: spec.credentials.secretAccessKey"
            + " is missing",
        "    table: abc\n    attributes: {key: a, value: a}|f.yaml:7: spec.attributes.value is the"
            + " same attribute as the key, 'a'",
        "    table: [abc]|f.yaml:6: spec.table must be a single value, it is a list",
      })
  void tells_what_is_wrong_with_a_storage(String specAndMessage) {
    String[] parts = specAndMessage.split("\\|", 2);

    assertThatThrownBy(() -> parse(storage("s", parts[0]))).hasMessage(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {name: table, value: a}\n- {name: TABLE, value: b}|f.yaml:9: spec.metadata[1].name 'TABLE'"
            + " was given already at f.yaml:8",
        "- {name: table, value: [a]}|f.yaml:8: spec.metadata[0].value must be a single value, it is a"
            + " list",
        "- {name: table, envRef: DAPR_API_TOKEN}|f.yaml:8: spec.metadata[0].envRef may not be"
            + " 'DAPR_API_TOKEN': Dapr keeps it from components",
        "- {name: table, value: a, envRef: B}|f.yaml:8: spec.metadata[0].value and a reference are"
            + " both given; drop one",
        "- {value: a}|f.yaml:8: spec.metadata[0].name is missing",
      })
  void tells_what_is_wrong_with_a_component(String itemsAndMessage) {
    String[] parts = itemsAndMessage.split("\\|", 2);

    assertThatThrownBy(() -> parse(component(parts[0]))).hasMessage(parts[1]);
  }

  @Test
  void tells_where_a_reference_leads_to_nothing() {
    Resources resources =
        parse(component("- {name: accessKey, secretKeyRef: {name: keys, key: id}}"));
    ComponentDocument component = resources.all(ComponentDocument.class).getFirst();
    SecretSources secrets = new SecretSources(resources, name -> null);

    assertThatThrownBy(() -> secrets.resolve(component.items().getFirst().source(), null))
        .hasMessage("f.yaml:8: there is no Secret 'keys' in this folder");
  }

  @Test
  void refuses_what_would_fill_the_memory() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 9; level++) {
      String alias = "*a" + (level - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(level, level, String.join(",", java.util.Collections.nCopies(10, alias))));
    }
    assertThatThrownBy(() -> parse(bomb.toString())).hasMessageContaining("more than 50000 values");
    assertThatThrownBy(() -> parse("[".repeat(100_000)))
        .hasMessage("f.yaml:1: more than 50 levels of nesting in one file");
    assertThatThrownBy(() -> parse("--- 1\n".repeat(YamlLimits.DOCUMENTS_MAX + 1)))
        .hasMessageContaining("more than 500 documents");
  }

  @Test
  void refuses_a_file_that_is_too_large() throws Exception {
    write("a.yaml", "#".repeat(YamlLimits.FILE_BYTES_MAX + 1));

    assertThatThrownBy(() -> ResourceFolder.load(folder))
        .hasMessage(folder + "/a.yaml: is larger than 1048576 bytes; split it");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private static Resources parse(String text) {
    return ResourceFolder.parse("f.yaml", text);
  }

  private static String storage(String name, String spec) {
    return """
    apiVersion: stator.dev/v1
    kind: Storage
    metadata:
        name: %s
    spec:
    %s
    """
        .formatted(name, spec);
  }

  private static String component(String items) {
    return """
    apiVersion: dapr.io/v1alpha1
    kind: Component
    metadata:
      name: c
    spec:
      type: state.aws.dynamodb
      metadata:
    %s
    """
        .formatted(items.strip().indent(2).stripTrailing());
  }
}
