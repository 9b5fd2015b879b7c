package dev.stator.engine.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of records: 32 hexadecimal digits, the same at each reading, of no other record. */
final class EventIds {
  private EventIds() {}

  static String of(String streamArn, long number) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(streamArn.getBytes(StandardCharsets.UTF_8));
      byte[] digest = md5.digest(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
