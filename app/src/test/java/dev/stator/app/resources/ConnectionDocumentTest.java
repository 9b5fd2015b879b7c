package dev.stator.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.app.exit.StartFailure;
import dev.stator.connector.connection.Policy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionDocumentTest {
  private static ConnectionDocument read(String spec) {
    return ResourceFolder.parse(
            "c.yaml",
            """
            apiVersion: stator.dev/v1
            kind: Connection
            metadata: {name: c}
            spec: {%s}
            """
                .formatted(spec))
        .all(ConnectionDocument.class)
        .getFirst();
  }

  @Test
  void reads_a_role_with_all_that_belongs_to_it() {
    ConnectionDocument connection =
        read(
            "type: awsAssumeRole, roleARN: 'arn:aws:iam::123456789012:role/r', externalId: '42',"
                + " sessionName: nightly, stsEndpoint: 'http://127.0.0.1:1'");
    assertThat(connection.role())
        .isEqualTo(
            new ConnectionDocument.Role(
                "arn:aws:iam::123456789012:role/r",
                "42",
                "nightly",
                null,
                URI.create("http://127.0.0.1:1")));
    assertThat(connection.access().keys()).isNull();
  }

  @Test
  void reads_a_web_identity() {
    ConnectionDocument connection =
        read(
            "type: webIdentity, roleARN: 'arn:aws:iam::123456789012:role/r',"
                + " webIdentityTokenFile: /var/run/token");
    assertThat(connection.role())
        .isEqualTo(
            new ConnectionDocument.Role(
                "arn:aws:iam::123456789012:role/r", null, null, Path.of("/var/run/token"), null));
  }

  @Test
  void reads_a_policy() {
    ConnectionDocument connection =
        read(
            "audit: writes, policy: {readOnly: true, allowedTables: [a, 'b*'],"
                + " forbiddenActions: [scan], maxItems: 5, maxBytes: 1000}");
    assertThat(connection.policy())
        .isEqualTo(new ConnectionPolicy(true, List.of("a", "b*"), List.of("scan"), 5L, 1000L));
    assertThat(connection.audit()).isEqualTo(ConnectionDocument.Audit.WRITES);
    assertThat(read("region: eu-west-1").policy()).isEqualTo(ConnectionPolicy.EVERYTHING);
    assertThat(read("policy: {readOnly: true}").policy().allowedTables())
        .isEqualTo(Policy.ALL_TABLES);
    assertThat(read("policy: {allowedTables: []}").policy().allowedTables()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type: webIdentity, roleARN: 'arn:aws:iam::123456789012:role/r' | webIdentityTokenFile",
        "type: webIdentity, webIdentityTokenFile: x | roleARN",
        "type: apiKeySecret, roleARN: x | needs type: awsAssumeRole or webIdentity",
        "type: webIdentity, roleARN: 'arn:aws:iam::123456789012:role/r', externalId: x, webIdentityTokenFile: y | needs type: awsAssumeRole",
        "type: awsAssumeRole, roleARN: role | is not a role's ARN",
        "type: awsAssumeRole, roleARN: 'arn:aws:iam::123456789012:role/r', sessionName: 'a b' | sessionName",
        "audit: sometimes | 'sometimes' is not known",
        "policy: {readonly: true} | readonly",
        "policy: {maxItems: 0} | maxItems",
        "policy: {allowedTables: [[a]]} | allowedTables",
        "policy: {allowedTables: ['arn:aws:dynamodb:eu-west-1:123456789012:table/a']} | allowedTables has 'arn:aws:",
        "policy: {allowedTables: ['']} | allowedTables has ''",
      })
  void says_what_is_wrong(String spec, String reason) {
    assertThatThrownBy(() -> read(spec))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(reason);
  }
}
