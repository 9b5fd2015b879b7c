package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.unstorage.access.AccessKind;
import dev.stator.unstorage.Codec;
import dev.stator.unstorage.Meta;
import dev.stator.unstorage.Precondition;
import dev.stator.unstorage.RemoveOptions;
import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.StorageKey;
import dev.stator.unstorage.Value;
import dev.stator.unstorage.WriteOptions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GET, HEAD, PUT and DELETE of one item. */
final class ItemCalls {
  private static final String BYTES = "application/octet-stream";
  private static final double MILLIS = 1e3;

  /** What stands for bytes that are no character. */
  private static final char REPLACEMENT = '\ufffd';

  private ItemCalls() {}

  /** The stored text {@code null} is JavaScript's null, which clients see as no value. */
  static HttpAnswer get(StorageCall call) {
    call.authorize(AccessKind.READ);
    HttpRequest request = call.request();
    Precondition wanted = EntityTags.precondition(request);
    Optional<Value> found = find(call);
    if (found.isEmpty()) {
      return notFound();
    }
    Value value = found.get();
    if (isSame(wanted, value.meta())) {
      return StorageAnswers.withMeta(HttpAnswer.status(304), value.meta());
    }
    if (BYTES.equals(request.header("accept"))) {
      return StorageAnswers.raw(Codec.BYTES.decode(value.text()), value.meta());
    }
    return value.text().equals("null")
        ? notFound()
        : StorageAnswers.value(value.text(), value.meta());
  }

  /** Clients ask for the metadata of every key, also of one so long that it can have none. */
  private static Optional<Value> find(StorageCall call) {
    try {
      return call.storage().getWithMeta(call.key());
    } catch (StorageException.InvalidKey tooLong) {
      if (isMeta(call)) {
        return Optional.empty();
      }
      throw tooLong;
    }
  }

  private static boolean isMeta(StorageCall call) {
    return call.key().endsWith(StorageKey.META_SUFFIX);
  }

  static HttpAnswer head(StorageCall call) {
    call.authorize(AccessKind.READ);
    Precondition wanted = EntityTags.precondition(call.request());
    return find(call)
        .map(Value::meta)
        .map(
            meta ->
                StorageAnswers.withMeta(HttpAnswer.status(isSame(wanted, meta) ? 304 : 200), meta))
        .orElseGet(() -> HttpAnswer.status(404));
  }

  private static boolean isSame(Precondition wanted, Meta meta) {
    List<String> known = wanted.ifNoneMatch();
    return known != null && (known.contains(Precondition.ANY) || known.contains(meta.etag()));
  }

  private static HttpAnswer notFound() {
    return StorageAnswers.error(404, "KV value not found");
  }

  static HttpAnswer put(StorageCall call) {
    call.authorize(AccessKind.WRITE);
    HttpRequest request = call.request();
    WriteOptions options =
        new WriteOptions(ttl(request.header("x-ttl")), EntityTags.precondition(request));
    byte[] body = request.body();
    String etag =
        BYTES.equals(request.header("content-type"))
            ? call.storage().setRaw(call.key(), body, options)
            : call.storage().set(call.key(), text(body), options);
    return StorageAnswers.ok().with("etag", EntityTags.quoted(etag));
  }

  /** What is no text is refused, as its bytes would not come back. */
  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      } catch (CharacterCodingException notUtf8) {
        throw new MalformedRequestException(
            "the body is not UTF-8 text: send bytes with Content-Type " + BYTES);
      }
    }
    return text;
  }

  static HttpAnswer delete(StorageCall call) {
    call.authorize(AccessKind.WRITE);
    RemoveOptions options = new RemoveOptions(false, EntityTags.precondition(call.request()));
    try {
      call.storage().remove(call.key(), options);
    } catch (StorageException.InvalidKey tooLong) {
      if (!isMeta(call)) {
        throw tooLong;
      }
    }
    return StorageAnswers.ok();
  }

  /** What is no positive number of seconds asks for the Storage's default, as with unstorage. */
  private static @Nullable Duration ttl(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      double seconds = Double.parseDouble(header.strip());
      return seconds > 0 && seconds < Long.MAX_VALUE / MILLIS
          ? Duration.ofMillis((long) Math.ceil(seconds * MILLIS))
          : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
