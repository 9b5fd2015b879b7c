package dev.stator.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One value of an attribute: exactly one of DynamoDB's ten types. Immutable; collections keep the
 * order in which they arrived (sets and maps compare without it, as DynamoDB does).
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValue".
 */
public sealed interface AttributeValue {

  /** String: Unicode text. */
  record S(String value) implements AttributeValue {
    @Override
    public String type() {
      return "S";
    }
  }

  /** Number: up to 38 significant digits, exact. */
  record N(DynamoNumber value) implements AttributeValue {
    @Override
    public String type() {
      return "N";
    }
  }

  /** Binary. */
  record B(Bytes value) implements AttributeValue {
    @Override
    public String type() {
      return "B";
    }
  }

  /** String set: never empty in a stored item. */
  record SS(Set<String> values) implements AttributeValue {
    public SS {
      values = Frozen.set(values);
    }

    @Override
    public String type() {
      return "SS";
    }
  }

  /** Number set: members are distinct by value, so {@code 1} and {@code 1.0} are one. */
  record NS(Set<DynamoNumber> values) implements AttributeValue {
    public NS {
      values = Frozen.set(values);
    }

    @Override
    public String type() {
      return "NS";
    }
  }

  /** Binary set. */
  record BS(Set<Bytes> values) implements AttributeValue {
    public BS {
      values = Frozen.set(values);
    }

    @Override
    public String type() {
      return "BS";
    }
  }

  /** Map of attribute names to values. */
  record M(Map<String, AttributeValue> entries) implements AttributeValue {
    public M {
      entries = Frozen.map(entries);
    }

    @Override
    public String type() {
      return "M";
    }
  }

  /** List of values of any types. */
  record L(List<AttributeValue> elements) implements AttributeValue {
    public L {
      elements = List.copyOf(elements);
    }

    @Override
    public String type() {
      return "L";
    }
  }

  /** Boolean. */
  record Bool(boolean value) implements AttributeValue {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }

    @Override
    public String type() {
      return "BOOL";
    }
  }

  /** Null: an attribute of unknown or undefined state. */
  record Null() implements AttributeValue {
    public static final Null INSTANCE = new Null();

    @Override
    public String type() {
      return "NULL";
    }
  }

  /** The type descriptor as the API spells it: S, N, B, SS, NS, BS, M, L, BOOL or NULL. */
  String type();

  static S s(String value) {
    return new S(value);
  }

  /**
   * @throws NumberFormatException if {@code text} is not a number that DynamoDB accepts
   */
  static N n(String text) {
    return new N(DynamoNumber.parse(text));
  }

  static N n(long value) {
    return new N(DynamoNumber.of(value));
  }

  static B b(byte[] value) {
    return new B(Bytes.copyOf(value));
  }
}
