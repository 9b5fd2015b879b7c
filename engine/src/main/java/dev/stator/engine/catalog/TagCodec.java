package dev.stator.engine.catalog;

import dev.stator.engine.codec.ByteReader;
import dev.stator.engine.codec.ByteWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags of one table as bytes. LAYOUT.md, "META". */
final class TagCodec {
  private TagCodec() {}

  static byte[] encode(Map<String, String> tags) {
    ByteWriter out = new ByteWriter();
    out.putVarint(tags.size());
    tags.forEach((key, value) -> out.putText(key).putText(value));
    return out.toArray();
  }

  /**
   * @param stored null for a table without tags
   * @throws dev.stator.model.EngineError.StorageBroken if {@code stored} is no list of tags
   */
  static Map<String, String> decode(byte @Nullable [] stored) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (stored == null) {
      return tags;
    }
    ByteReader in = new ByteReader(stored);
    for (long left = in.getVarint(); left > 0; left--) {
      tags.put(in.getText(), in.getText());
    }
    in.requireEnd();
    return tags;
  }
}
