package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A short way to write items in tests: {@code {n: 1, s: 'text', b: ~bytes~, yes: true, nothing:
 * null, list: [1, 'a'], map: {x: 1}, ns: <1, 2>, ss: <'a', 'b'>, bs: <~a~>}}.
 */
final class Notation {
  private final String text;
  private int at;

  private Notation(String text) {
    this.text = text;
  }

  static Item item(String text) {
    return new Item(((AttributeValue.M) value(text)).entries());
  }

  static AttributeValue value(String text) {
    Notation notation = new Notation(text);
    AttributeValue value = notation.read();
    notation.skip();
    if (notation.at != text.length()) {
      throw new IllegalArgumentException("more than one value: " + text);
    }
    return value;
  }

  private AttributeValue read() {
    skip();
    return switch (text.charAt(at)) {
      case '{' -> new AttributeValue.M(map());
      case '[' -> new AttributeValue.L(list(']'));
      case '<' -> set(list('>'));
      case '\'' -> AttributeValue.s(quoted('\''));
      case '~' -> AttributeValue.b(quoted('~').getBytes(StandardCharsets.UTF_8));
      default -> bare(word());
    };
  }

  private static AttributeValue bare(String word) {
    return switch (word) {
      case "true" -> AttributeValue.Bool.TRUE;
      case "false" -> AttributeValue.Bool.FALSE;
      case "null" -> AttributeValue.Null.INSTANCE;
      default -> AttributeValue.n(word);
    };
  }

  private static AttributeValue set(List<AttributeValue> members) {
    Set<String> strings = new LinkedHashSet<>();
    Set<DynamoNumber> numbers = new LinkedHashSet<>();
    Set<Bytes> binaries = new LinkedHashSet<>();
    for (AttributeValue member : members) {
      switch (member) {
        case AttributeValue.S(String string) -> strings.add(string);
        case AttributeValue.N(DynamoNumber number) -> numbers.add(number);
        case AttributeValue.B(Bytes bytes) -> binaries.add(bytes);
        default -> throw new IllegalArgumentException("no set of " + member.type());
      }
    }
    if (!numbers.isEmpty()) {
      return new AttributeValue.NS(numbers);
    }
    return binaries.isEmpty() ? new AttributeValue.SS(strings) : new AttributeValue.BS(binaries);
  }

  private Map<String, AttributeValue> map() {
    Map<String, AttributeValue> entries = new LinkedHashMap<>();
    at++;
    while (!closes('}')) {
      String name = word();
      skip();
      at++; // the colon
      entries.put(name, read());
    }
    return entries;
  }

  private List<AttributeValue> list(char end) {
    List<AttributeValue> elements = new ArrayList<>();
    at++;
    while (!closes(end)) {
      elements.add(read());
    }
    return elements;
  }

  private boolean closes(char end) {
    skip();
    if (text.charAt(at) == ',') {
      at++;
      skip();
    }
    if (text.charAt(at) == end) {
      at++;
      return true;
    }
    return false;
  }

  private String quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    String content = text.substring(at + 1, end);
    at = end + 1;
    return content;
  }

  private String word() {
    int from = at;
    while (at < text.length() && ":,]}> ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
