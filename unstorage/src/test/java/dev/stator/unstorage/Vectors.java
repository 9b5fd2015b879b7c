package dev.stator.unstorage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** What unstorage 1.17.6 and 2.0.0-beta.0 were seen to do, by topic. */
public final class Vectors {
  private Vectors() {}

  public static List<JsonValue.Obj> of(String topic) {
    try (InputStream in =
            Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors.json"));
        JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      JsonValue.Obj file = (JsonValue.Obj) JsonFormat.readCurrent(parser);
      return ((JsonValue.Arr) Objects.requireNonNull(file.get(topic)))
          .elements().stream().map(JsonValue.Obj.class::cast).toList();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public static String text(JsonValue.Obj vector, String name) {
    return ((JsonValue.Str) Objects.requireNonNull(vector.get(name))).value();
  }

  public static boolean isTrue(JsonValue.Obj vector, String name) {
    return new JsonValue.Bool(true).equals(vector.get(name));
  }
}
