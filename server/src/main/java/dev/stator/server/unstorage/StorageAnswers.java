package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.unstorage.Meta;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values, keys and errors as unstorage's own server sends them. */
final class StorageAnswers {
  private static final String TEXT = "text/plain;charset=UTF-8";
  private static final String JSON = "application/json;charset=UTF-8";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private StorageAnswers() {}

  static HttpAnswer ok() {
    return HttpAnswer.of(200, TEXT, "OK".getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer value(String text, Meta meta) {
    return withMeta(HttpAnswer.of(200, TEXT, text.getBytes(StandardCharsets.UTF_8)), meta);
  }

  /** Without a content type: clients read such an answer as bytes. */
  static HttpAnswer raw(byte[] bytes, Meta meta) {
    return withMeta(HttpAnswer.bytes(200, bytes), meta);
  }

  /** Full keys with {@code /} between their segments, not percent-encoded. */
  static HttpAnswer keys(List<String> keys) {
    return json(
        200,
        new JsonValue.Arr(
            keys.stream()
                .map(key -> (JsonValue) new JsonValue.Str(key.replace(':', '/')))
                .toList()));
  }

  static HttpAnswer json(int status, JsonValue value) {
    return HttpAnswer.of(status, JSON, JsonFormat.write(value));
  }

  static HttpAnswer error(int status, String text) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("status", JsonValue.Num.of(status));
    members.put("statusText", new JsonValue.Str(text));
    members.put("message", new JsonValue.Str(text));
    return json(status, new JsonValue.Obj(members));
  }

  /** A cache must not give the text to who asks for the bytes. */
  static HttpAnswer withMeta(HttpAnswer answer, Meta meta) {
    HttpAnswer with = answer.with("etag", EntityTags.quoted(meta.etag())).with("vary", "accept");
    if (meta.modified() != null) {
      with = with.with("last-modified", HTTP_DATE.format(meta.modified()));
    }
    if (meta.ttlSeconds() != null) {
      with =
          with.with("x-ttl", meta.ttlSeconds().toString())
              .with("cache-control", "max-age=" + meta.ttlSeconds());
    }
    return with;
  }
}
