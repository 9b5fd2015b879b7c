package dev.stator.dapr.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.dapr.Consistency;
import dev.stator.dapr.TimeToLive;
import dev.stator.tables.Secret;
import dev.stator.tables.TableSetup.KeyAttribute;
import dev.stator.tables.TableSetup.Shape;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import dev.stator.tables.stream.StreamReaderSettings.Start;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class BindingSettingsTest {

  @Test
  void readsEveryFieldOfTheSeed() {
    BindingSettings settings =
        BindingSettings.parse(
            Map.of(
                "table", "items",
                "region", "us-west-2",
                "accessKey", "a",
                "secretKey", "b",
                "sessionToken", "c"));
    assertThat(settings)
        .isEqualTo(
            new BindingSettings(
                "items",
                null,
                null,
                new TimeToLive.OfComponent(),
                Consistency.EVENTUAL,
                Direction.UNSAID,
                new InputSettings(null, Start.NEW, InputSettings.ATTEMPTS_DEFAULT, null, null),
                new ConnectionSettings(
                    "us-west-2",
                    null,
                    new Credentials.Static(Secret.of("a"), Secret.of("b"), Secret.of("c")))));
  }

  @Test
  void regionAndKeysMayBeAbsent() {
    assertThat(BindingSettings.parse(Map.of("table", "items")).connection())
        .isEqualTo(ConnectionSettings.defaults());
  }

  @Test
  void saysWhichTableToMake() {
    assertThat(BindingSettings.parse(Map.of("table", "t", "createTable", "id:S")).createTable())
        .isEqualTo(new Shape("t", KeyAttribute.string("id"), null, null));
    assertThat(
            BindingSettings.parse(Map.of("table", "t", "createTable", "id:S, at:N")).createTable())
        .isEqualTo(
            new Shape(
                "t",
                KeyAttribute.string("id"),
                new KeyAttribute("at", ScalarAttributeType.N),
                null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "id:X", ":S", "a:S,b:S,c:S", "a:S,"})
  void refusesTablesThatCannotBeMade(String keys) {
    assertThatThrownBy(() -> BindingSettings.parse(Map.of("table", "t", "createTable", keys)))
        .hasMessageStartingWith("metadata field 'createTable' must name the partition key");
  }

  @Test
  void takesOurOwnFields() {
    BindingSettings settings =
        BindingSettings.parse(
            Map.ofEntries(
                Map.entry("table", "t"),
                Map.entry("createTable", "id:S"),
                Map.entry("TTLAttributeName", "expiresAt"),
                Map.entry("ttlInSeconds", "60"),
                Map.entry("consistency", "strong"),
                Map.entry("direction", "Input, OUTPUT"),
                Map.entry("route", "/changes"),
                Map.entry("startingPosition", "trim_horizon"),
                Map.entry("maxDeliveries", "3"),
                Map.entry("checkpointTable", "checkpoints"),
                Map.entry("parkingTable", "parked")));
    assertThat(settings.createTable())
        .isEqualTo(new Shape("t", KeyAttribute.string("id"), null, "expiresAt"));
    assertThat(settings.timeToLive()).isEqualTo(new TimeToLive.Seconds(60));
    assertThat(settings.consistency()).isEqualTo(Consistency.STRONG);
    assertThat(settings.direction()).isEqualTo(Direction.BOTH);
    assertThat(settings.input())
        .isEqualTo(new InputSettings("/changes", Start.OLDEST, 3, "checkpoints", "parked"));
  }

  @ParameterizedTest
  @CsvSource({
    "direction,sideways,'must be input, output, or input, output'",
    "startingPosition,MIDDLE,must be LATEST or TRIM_HORIZON",
    "maxDeliveries,0,must be between 1 and 1000",
    "maxDeliveries,many,must be between 1 and 1000",
    "consistency,weak,must be strong or eventual",
    "ttlInSeconds,5,needs ttlAttributeName"
  })
  void refusesWhatIsWrong(String field, String value, String message) {
    assertThatThrownBy(() -> BindingSettings.parse(Map.of("table", "t", field, value)))
        .hasMessage("metadata field '" + field + "' " + message);
  }

  @Test
  void needsATable() {
    assertThatThrownBy(() -> BindingSettings.parse(Map.of("region", "r")))
        .hasMessage("missing dynamodb table name");
  }
}
