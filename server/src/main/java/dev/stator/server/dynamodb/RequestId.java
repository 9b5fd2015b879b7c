package dev.stator.server.dynamodb;

import java.util.SplittableRandom;

/** Identifiers of requests, of the service's form: 52 capitals and digits. */
final class RequestId {
  static final int LENGTH = 52;

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private RequestId() {}

  static String next() {
    // Only has to be unlike others, not unguessable.
    SplittableRandom random = new SplittableRandom();
    StringBuilder id = new StringBuilder(LENGTH);
    for (int at = 0; at < LENGTH; at++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
