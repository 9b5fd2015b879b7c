package dev.stator.tables.json;

/** Half a surrogate pair is no character: it could be neither stored nor given back. */
public final class Surrogates {
  /** What is wrong with a text that has one. */
  public static final String UNPAIRED = "half a surrogate pair, which is no character";

  private Surrogates() {}

  /** Whether a surrogate in {@code text} stands without the other one of its pair. */
  public static boolean areUnpaired(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        boolean pair =
            at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        if (!pair) {
          return true;
        }
        at++;
      }
    }
    return false;
  }
}
