package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.PutItem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeValueReaderTest {

  @Test
  void readsAllTenTypes() {
    Item item =
        read(
            """
            {"s": {"S": "é\\u0000 😀"}, "n": {"N": "-1.50e2"}, "b": {"B": "AP8="},
             "t": {"BOOL": true}, "f": {"BOOL": "FALSE"}, "x": {"NULL": true},
             "ss": {"SS": ["b", "a", ""]}, "ns": {"NS": ["1", "2.0"]}, "bs": {"BS": ["", "AA=="]},
             "l": {"L": [{"S": ""}, {"L": []}]}, "m": {"M": {"": {"N": "0"}, "M": {"M": {}}}}}
            """);
    Map<String, AttributeValue> inner = new LinkedHashMap<>();
    inner.put("", AttributeValue.n(0));
    inner.put("M", new AttributeValue.M(Map.of()));
    assertThat(item.attributes())
        .containsEntry("s", AttributeValue.s("é\u0000 😀"))
        .containsEntry("n", AttributeValue.n(-150))
        .containsEntry("b", AttributeValue.b(new byte[] {0, -1}))
        .containsEntry("t", AttributeValue.Bool.TRUE)
        .containsEntry("f", AttributeValue.Bool.FALSE)
        .containsEntry("x", AttributeValue.Null.INSTANCE)
        .containsEntry("ss", new AttributeValue.SS(Set.of("a", "b", "")))
        .containsEntry("ns", new AttributeValue.NS(Set.of(DynamoNumber.of(1), DynamoNumber.of(2))))
        .containsEntry(
            "bs",
            new AttributeValue.BS(Set.of(Bytes.copyOf(new byte[0]), Bytes.copyOf(new byte[] {0}))))
        .containsEntry(
            "l",
            new AttributeValue.L(List.of(AttributeValue.s(""), new AttributeValue.L(List.of()))))
        .containsEntry("m", new AttributeValue.M(inner));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "null | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "{\"S\":null} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "{\"X\":{\"S\":\"a\"}} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "{\"L\":[{}]} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "{\"S\":\"a\",\"N\":\"1\"} | Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
        "{\"S\":\"a\",\"N\":\"b\"} | The parameter cannot be converted to a numeric value: b",
        "{\"N\":\"\"} | The parameter cannot be converted to a numeric value",
        "{\"N\":\" 1\"} | The parameter cannot be converted to a numeric value:  1",
        "{\"N\":\"1e126\"} | Number overflow. Attempting to store a number with magnitude larger than supported range",
        "{\"NULL\":false} | One or more parameter values were invalid: Null attribute value types must have the value of true",
        "{\"SS\":[\"a\",\"a\"]} | One or more parameter values were invalid: Input collection [a, a] contains duplicates.",
        "{\"NS\":[\"1\",\"1.0\"]} | Input collection contains duplicates",
        "{\"BS\":[\"Yg==\",\"Yg==\"]} | One or more parameter values were invalid: Input collection [Yg==, Yg==]of type BS contains duplicates.",
        "{\"NS\":[\"a\"]} | The parameter cannot be converted to a numeric value: a",
        "{\"SS\":[null]} | One or more parameter values were invalid: An string set may not have a null string as a member",
      })
  void tellsValuesThatBreakARule(String value, String message) {
    assertThatThrownBy(() -> read("{\"a\":" + value + "}"))
        .isInstanceOf(EngineError.Validation.class)
        .extracting(thrown -> ((EngineError) thrown).text().strip())
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"S\":1} | NUMBER_VALUE cannot be converted to String",
        "{\"N\":1} | NUMBER_VALUE cannot be converted to String",
        "{\"N\":1.5} | DECIMAL_VALUE cannot be converted to String",
        "{\"S\":true} | TRUE_VALUE cannot be converted to String",
        "{\"S\":{}} | Start of structure or map found where not expected",
        "{\"S\":[]} | Unrecognized collection type class java.lang.String",
        "{\"B\":[]} | Unrecognized collection type class java.nio.ByteBuffer",
        "{\"M\":[]} | Unrecognized collection type java.util.Map<java.lang.String,"
            + " com.amazonaws.dynamodb.v20120810.AttributeValue>",
        "{\"L\":[[]]} | Unrecognized collection type class"
            + " com.amazonaws.dynamodb.v20120810.AttributeValue",
        "{\"BOOL\":1} | NUMBER_VALUE cannot be converted to Boolean",
        "{\"BOOL\":\"x\"} | Unexpected token received from parser",
        "{\"B\":1} | only base-64-encoded strings are convertible to bytes",
        "{\"B\":\"23456\"} | Base64 encoded length is expected a multiple of 4 bytes but found: 5",
        "{\"B\":\"ab-_\"} | Invalid Base64 character: '-'",
        "{\"B\":\"ab=c\"} | Invalid Base64 character: '='",
        "{\"B\":\"+/+=\"} | Invalid last non-pad Base64 character dectected",
        "{\"SS\":\"a\"} | Unexpected field type",
        "{\"SS\":{}} | Start of structure or map found where not expected",
        "{\"SS\":[1]} | NUMBER_VALUE cannot be converted to String",
        "{\"L\":[1]} | Unexpected value type in payload",
        "{\"M\":\"a\"} | Unexpected field type",
        "{\"M\":{\"b\":5}} | Unexpected value type in payload",
        "5 | Unexpected value type in payload",
        "{\"S\":\"\\ud800\"} | Unpaired surrogate in a string of the payload",
      })
  void tellsValuesOfAnotherJsonType(String value, String message) {
    assertThatThrownBy(() -> read("{\"a\":" + value + "}"))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(message);
  }

  @Test
  void tellsAWrongTypeBeforeABrokenRuleThatCameEarlier() {
    assertThatThrownBy(() -> read("{\"a\":{\"N\":\"x\"},\"b\":{\"S\":1}}"))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void refusesNestingBeyondTheLimitWithoutFollowingIt() {
    assertThatThrownBy(() -> read("{\"a\":" + nested(40) + "}"))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested"
                + " levels beyond supported limit");
    assertThatThrownBy(() -> read("{\"a\":" + nested(100_000) + "}"))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageStartingWith("The payload is nested deeper than 512 levels");
  }

  private static String nested(int depth) {
    return "{\"L\":[".repeat(depth) + "]}".repeat(depth);
  }

  private static Item read(String item) {
    byte[] body = ("{\"Item\":" + item + "}").getBytes(StandardCharsets.UTF_8);
    PutItem put = (PutItem) RequestDecoder.decode(OperationShape.PUT_ITEM, body);
    return java.util.Objects.requireNonNull(put.item());
  }
}
