package dev.stator.tables.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no text is refused before it is stored as something else. */
class JsonFormatFaultsTest {
  private static final int RANDOM_TEXTS = 200_000;

  private static byte[] inString(String hex) {
    return HexFormat.of().parseHex("7b226122 3a22".replace(" ", "") + hex + "227d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"item\":{\"u\":\"\\ud800\"}} | item.u: half a surrogate pair",
        "{\"item\":{\"u\":\"\\uDBFF.\"}} | item.u: half a surrogate pair",
        "{\"item\":{\"list\":[1,{\"b\":\"long enough to be looked at by eights\\uDC00\"}]}} | item.list[1].b: half",
        "{\"keys\":[\"a\",\"\\udc00\\ud800\"]} | keys[1]: half a surrogate pair",
        "\"\\ud800\" | half a surrogate pair",
      })
  void refusesUnpairedSurrogates(String json, String message) {
    assertThatThrownBy(() -> JsonFormat.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("at line 1, column");
    assertThatThrownBy(() -> JsonFormat.read(json))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesThemInNames() {
    String json = "{\"item\":{\"\\udc00\":1}}";
    assertThatThrownBy(() -> JsonFormat.read(json))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageStartingWith("item.?: half a surrogate pair");
    assertThatThrownBy(() -> JsonFormat.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void takesPairs() {
    String smile = "\ud83d\ude00";
    assertThat(JsonFormat.read("\"\\ud83d\\uDE00\"".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonValue.Str(smile));
    assertThat(JsonFormat.read(("\"" + smile + "\"").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonValue.Str(smile));
  }

  @Test
  void looksAtStoredTextWithoutRefusingIt() {
    assertThat(JsonFormat.readAsItIs("\"\\ud800\"".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonValue.Str("\ud800"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080",
        "c1bf",
        "e080af",
        "e09fbf",
        "eda080",
        "edbfbf",
        "f08080af",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "ff",
        "80",
        "bf",
        "c3",
        "e282",
        "f09f98",
        "00",
        "c328",
        "e28228"
      })
  void refusesWhatIsNotUtf8(String hex) {
    assertThatThrownBy(() -> JsonFormat.read(inString(hex)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("is not UTF-8")
        .hasMessageEndingWith("at line 1, column 7");
    assertThatThrownBy(() -> JsonFormat.read(inString("6162636465666768696a".repeat(3) + hex)))
        .isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void refusesOtherEncodings(String charset) {
    byte[] text = "{\"a\":\"b\"}".getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> JsonFormat.read(text)).isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void scanAgreesWithTheDecoder() {
    long seed = 20261121;
    Random random = new Random(seed);
    byte[] leads = {
      'a', '\\', 'u', (byte) 0xc2, (byte) 0xe0, (byte) 0xed, (byte) 0xf0, (byte) 0xf4
    };
    for (int count = 0; count < RANDOM_TEXTS; count++) {
      byte[] text = new byte[random.nextInt(24)];
      for (int at = 0; at < text.length; at++) {
        text[at] =
            random.nextBoolean()
                ? leads[random.nextInt(leads.length)]
                : (byte)
                    (random.nextInt(4) == 0 ? random.nextInt(1, 256) : 0x80 + random.nextInt(64));
      }
      assertThat(Utf8Scan.of(text).isUtf8())
          .as("seed %d, text %s", seed, HexFormat.of().formatHex(text))
          .isEqualTo(decodes(text));
    }
  }

  private static boolean decodes(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":NaN} | Non-standard token 'NaN' at line 1",
        "{\"a\":1 | Unexpected end-of-input: expected close marker for Object (opened at line 1, column 1)",
        "{\"a\":\"b | Unexpected end-of-input",
        "{a:1} | Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
        "{'a':1} | Unexpected character (''' (code 39)): was expecting double-quote to start field name",
        "[1,] | Unexpected character (']' (code 93))",
        "/* a */ 1 | Unexpected character ('/' (code 47))",
        "[+1] | Unexpected character ('+' (code 43))",
        "[.5] | Unexpected character ('.' (code 46))",
        "[01] | Invalid numeric value: Leading zeroes not allowed",
        "{\"a\":1,\"a\":2} | Duplicate field 'a'",
        "tru | Unrecognized token 'tru'",
        "\"\\x\" | Unrecognized character escape 'x'",
      })
  void speaksOfTheTextAndNotOfTheParser(String json, String message) {
    Throwable said = catchThrowable(() -> JsonFormat.read(json));
    assertThat(said).isInstanceOf(JsonSyntaxException.class).hasMessageStartingWith(message);
    assertPlain(String.valueOf(said.getMessage()));
    Throwable ofBytes =
        catchThrowable(() -> JsonFormat.read(json.getBytes(StandardCharsets.UTF_8)));
    assertPlain(String.valueOf(ofBytes.getMessage()));
  }

  @Test
  void limitsAreToldWithoutTheirSettings() {
    for (String json :
        new String[] {
          "[".repeat(100),
          "1".repeat(500),
          "{\"" + "n".repeat(70_000) + "\":1}",
          "\"" + "s".repeat(17 * 1024 * 1024) + "\""
        }) {
      String said = String.valueOf(catchThrowable(() -> JsonFormat.read(json)).getMessage());
      assertPlain(said);
      assertThat(said).containsPattern("maximum allowed \\(\\d+\\)");
    }
  }

  private static void assertPlain(String message) {
    assertThat(message)
        .doesNotContain("Source", "REDACTED", "Feature", "Constraints", "enable", "`", "jackson");
  }
}
