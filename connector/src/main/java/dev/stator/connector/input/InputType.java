package dev.stator.connector.input;

import java.util.Locale;

/** What an input holds, for catalogues, forms and schemas. */
public enum InputType {
  STRING,
  INTEGER,
  /** Any number, exact. */
  NUMBER,
  BOOLEAN,
  /** True, false, or not given, which is not the same as false. */
  SWITCH,
  /** A JSON object, a list of key and value, or the JSON text of either. */
  OBJECT,
  /** A JSON array, or its text. */
  ARRAY,
  /** A JSON array of strings, its text, or the strings parted by commas. */
  TEXTS,
  /** A JSON array or object, or the text of either. */
  STRUCTURE,
  /** A string, a number, or binary as base64: what the table's schema says. */
  KEY_VALUE,
  /** The name of a connection; never its secrets. */
  CONNECTION;

  /** As catalogues write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
