package dev.stator.engine.catalog;

import dev.stator.model.AttributeValue;

/** The types that an attribute of a key may have. Stored by name. */
public enum KeyType {
  S,
  N,
  B;

  public boolean matches(AttributeValue value) {
    return name().equals(value.type());
  }
}
