package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.Secret;
import dev.stator.tables.TableSetup;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateStoreSettingsTest {

  /** The seed's own component. */
  private static final Map<String, String> SEED =
      Map.of(
          "table", "mytable",
          "accessKey", "AKIAIOSFODNN7EXAMPLE",
          "secretKey", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          "endpoint", "http://localhost:8080",
          "region", "eu-west-1",
          "sessionToken", "myTOKEN",
          "ttlAttributeName", "expiresAt",
          "partitionKey", "pkey");

  @Test
  void readsEveryFieldOfTheSeed() {
    StateStoreSettings settings = StateStoreSettings.parse(SEED);
    assertThat(settings)
        .isEqualTo(
            new StateStoreSettings(
                "mytable",
                "pkey",
                null,
                "expiresAt",
                new TimeToLive.OfComponent(),
                Consistency.EVENTUAL,
                new KeyPrefix.AppId(),
                true,
                false,
                new ConnectionSettings(
                    "eu-west-1",
                    URI.create("http://localhost:8080"),
                    new Credentials.Static(
                        Secret.of("AKIAIOSFODNN7EXAMPLE"),
                        Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                        Secret.of("myTOKEN")))));
    assertThat(settings.tableShape())
        .isEqualTo(
            new TableSetup.Shape(
                "mytable", TableSetup.KeyAttribute.string("pkey"), null, "expiresAt"));
  }

  @Test
  void doesNotPrintSecrets() {
    assertThat(StateStoreSettings.parse(SEED).toString())
        .contains("mytable")
        .doesNotContain("AKIA", "wJalr", "myTOKEN");
  }

  @Test
  void takesOurOwnFields() {
    StateStoreSettings settings =
        StateStoreSettings.parse(
            Map.of(
                "table", "t",
                "ttlAttributeName", "expiresAt",
                "ttlInSeconds", "3600",
                "consistency", "strong",
                "keyPrefix", "NAME",
                "requestPartitionKey", "false",
                "assumeRoleArn", "arn:aws:iam::123456789012:role/r",
                "externalId", "x",
                "sessionName", "s",
                "actorStateStore", "true"));
    assertThat(settings.timeToLive()).isEqualTo(new TimeToLive.Seconds(3600));
    assertThat(settings.consistency()).isEqualTo(Consistency.STRONG);
    assertThat(settings.keyPrefix()).isEqualTo(new KeyPrefix.StoreName());
    assertThat(settings.requestPartitionKey()).isFalse();
    assertThat(settings.connection().credentials())
        .isEqualTo(
            new Credentials.AssumedRole(
                "arn:aws:iam::123456789012:role/r", "x", "s", new Credentials.DefaultChain()));
  }

  @Test
  void onlyTheTableIsRequired() {
    StateStoreSettings settings = StateStoreSettings.parse(Map.of("table", "t", "endpoint", ""));
    assertThat(settings.keyAttribute()).isEqualTo("key");
    assertThat(settings.ttlAttribute()).isNull();
    assertThat(settings.connection()).isEqualTo(ConnectionSettings.defaults());
  }

  @Test
  void namesComeInAnyCaseAndUnderTheirAliases() {
    StateStoreSettings settings =
        StateStoreSettings.parse(
            Map.of(
                "TABLE", "t", "AwsRegion", "eu-west-1", "ttlattributename", "x", "SORTKEY", "s"));
    assertThat(settings.table()).isEqualTo("t");
    assertThat(settings.connection().region()).isEqualTo("eu-west-1");
    assertThat(settings.ttlAttribute()).isEqualTo("x");
    assertThat(settings.sortAttribute()).isEqualTo("s");
    assertThat(settings.tableShape().sort()).isEqualTo(TableSetup.KeyAttribute.string("s"));
  }

  @Test
  void partitionKeyIsLookedUpExactly() {
    List<String> complaints = new ArrayList<>();
    StateStoreSettings settings =
        StateStoreSettings.parse(Map.of("table", "t", "PartitionKey", "p"), complaints::add);
    assertThat(settings.keyAttribute()).isEqualTo("key");
    assertThat(complaints)
        .containsExactly("metadata field 'PartitionKey' must be written 'partitionKey'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "region=r~missing dynamodb table name",
        "table=~missing dynamodb table name",
        "table=t;Table=u~metadata field 'table' is given twice",
        "table=t;region=a;awsRegion=b~metadata field 'region' and 'awsRegion' are the same field, with different values",
        "table=t;endpoint=localhost~metadata field 'endpoint' is not an address such as http://localhost:8080",
        "table=t;endpoint=http://u:pass word@host~metadata field 'endpoint' is not an address such as http://localhost:8080",
        "table=t;endpoint=http://u:secret@host~metadata field 'endpoint' must not hold a user or password; say accessKey and secretKey",
        "table=t;accessKey=a~metadata field 'accessKey' needs secretKey",
        "table=t;secretKey=a~metadata field 'secretKey' needs accessKey",
        "table=t;sessionToken=a~metadata field 'sessionToken' needs accessKey and secretKey",
        "table=t;externalId=a~metadata field 'externalId' needs assumeRoleArn",
        "table=t;consistency=weak~metadata field 'consistency' must be strong or eventual",
        "table=t;ttlInSeconds=5~metadata field 'ttlInSeconds' needs ttlAttributeName",
        "table=t;ttlAttributeName=x;ttlInSeconds=foo~metadata field 'ttlInSeconds': ttlInSeconds 'foo' is not a whole number of seconds",
        "table=t;ttlAttributeName=x;ttlInSeconds=0~metadata field 'ttlInSeconds': ttlInSeconds 0 is not -1 (never expires) or between 1 and 31536000000",
        "table=t;ttlAttributeName=value~metadata field 'ttlAttributeName' must not be 'value', which holds something else",
        "table=t;partitionKey=etag~metadata field 'partitionKey' must not be 'etag', which holds something else",
        "table=t;sortKey=key~metadata field 'sortKey' must not be 'key', which holds something else",
        "table=t;sortKey=s;ttlAttributeName=s~metadata field 'ttlAttributeName' must not be 's', which holds something else",
        "table=t;keyPrefix=a||b~metadata field 'keyPrefix': input key/keyPrefix 'a||b' can't contain '||'",
        "table=t;actorStateStore=maybe~metadata field 'actorStateStore' must be true or false"
      })
  void refusesWhatIsWrong(String fields, String message) {
    assertThatThrownBy(() -> StateStoreSettings.parse(fields(fields)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesFieldsThatNobodyWouldRead() {
    assertThatThrownBy(
            () -> StateStoreSettings.parse(Map.of("table", "t", "primaryEncryptionKey", "s3cret")))
        .hasMessageStartingWith(
            "metadata field 'primaryEncryptionKey' is not known; known: accessKey,")
        .hasMessageNotContaining("s3cret");
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split(";")) {
      int equals = field.indexOf('=');
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return fields;
  }
}
