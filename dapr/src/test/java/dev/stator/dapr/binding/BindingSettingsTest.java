package dev.stator.dapr.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.Secret;
import dev.stator.tables.TableSetup.KeyAttribute;
import dev.stator.tables.TableSetup.Shape;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  void needsATable() {
    assertThatThrownBy(() -> BindingSettings.parse(Map.of("region", "r")))
        .hasMessage("missing dynamodb table name");
  }
}
