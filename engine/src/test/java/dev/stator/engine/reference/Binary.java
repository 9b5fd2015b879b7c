package dev.stator.engine.reference;

/**
 * A binary value.
 *
 * @param hex two lower case digits a byte: their order as text is the order of unsigned bytes
 */
public record Binary(String hex) {

  boolean contains(Binary part) {
    for (int at = 0; at <= hex.length(); at += 2) {
      if (hex.startsWith(part.hex, at)) {
        return true;
      }
    }
    return false;
  }
}
