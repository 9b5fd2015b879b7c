package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import dev.stator.tables.TableError;
import dev.stator.unstorage.InvalidKeyException;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * unstorage's HTTP protocol over named Storages. A value is answered as the text that was stored.
 */
public final class StorageFrontEnd implements HttpFrontEnd {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "DELETE");
  private static final String BYTES = "application/octet-stream";

  private final Map<String, Storage> storages;

  /**
   * @param storages by the name that stands in the path
   */
  public StorageFrontEnd(Map<String, Storage> storages) {
    this.storages = Map.copyOf(storages);
  }

  @Override
  public String name() {
    return "storage";
  }

  @Override
  public String operation(HttpRequest request) {
    StorageRequest target = StorageRequest.of(request);
    boolean base = target == null || target.isBase();
    return switch (request.method()) {
      case "GET" -> base ? "keys" : "get";
      case "HEAD" -> "meta";
      case "PUT" -> "set";
      case "DELETE" -> base ? "clear" : "remove";
      default -> "unknown";
    };
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().startsWith(StorageRequest.PREFIX);
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    StorageRequest target = StorageRequest.of(request);
    if (target == null) {
      return StorageAnswers.error(404, "no Storage at this path");
    }
    Storage storage = storages.get(target.storage());
    if (storage == null) {
      return StorageAnswers.error(
          404, "no Storage named '" + target.storage() + "'; there is: " + names());
    }
    if (!METHODS.contains(request.method())) {
      return StorageAnswers.error(405, "Method Not Allowed: " + request.method())
          .with("allow", "GET, HEAD, PUT, DELETE");
    }
    try {
      return target.isBase() ? base(request, target, storage) : item(request, target, storage);
    } catch (InvalidKeyException invalid) {
      return StorageAnswers.error(400, "Invalid key: " + target.key());
    } catch (TableError failed) {
      return StorageErrors.answer(failed);
    }
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE -> StorageAnswers.error(413, "Payload Too Large");
      case OVERLOADED ->
          StorageAnswers.error(503, "Service Unavailable: too many requests in progress")
              .with("retry-after", StorageErrors.RETRY_AFTER_SECONDS);
      case UNAUTHENTICATED -> StorageAnswers.error(401, "Unauthorized");
      case FORBIDDEN -> StorageAnswers.error(403, "Forbidden");
      case INTERNAL_FAILURE -> StorageAnswers.error(500, "Internal Server Error");
    };
  }

  private String names() {
    return String.join(", ", storages.keySet().stream().sorted().toList());
  }

  private static HttpAnswer base(HttpRequest request, StorageRequest target, Storage storage) {
    return switch (request.method()) {
      case "GET" -> StorageAnswers.keys(storage.keys(target.key()));
      case "DELETE" -> {
        storage.clear(target.key());
        yield StorageAnswers.ok();
      }
      default ->
          StorageAnswers.error(
              400, "Invalid key: " + request.method() + " is not allowed on a base key");
    };
  }

  private static HttpAnswer item(HttpRequest request, StorageRequest target, Storage storage) {
    return switch (request.method()) {
      case "GET" -> get(request, target, storage);
      case "HEAD" ->
          storage
              .meta(target.key())
              .map(StorageAnswers::found)
              .orElseGet(() -> HttpAnswer.status(404));
      case "PUT" -> put(request, target, storage);
      default -> {
        storage.remove(target.key());
        yield StorageAnswers.ok();
      }
    };
  }

  /** The stored text {@code null} is JavaScript's null, which clients see as no value. */
  private static HttpAnswer get(HttpRequest request, StorageRequest target, Storage storage) {
    Optional<Value> found = storage.getWithMeta(target.key());
    if (BYTES.equals(request.header("accept"))) {
      return found
          .map(value -> StorageAnswers.raw(Storage.toBytes(value.text()), value.meta()))
          .orElseGet(StorageFrontEnd::notFound);
    }
    return found
        .filter(value -> !value.text().equals("null"))
        .map(value -> StorageAnswers.value(value.text(), value.meta()))
        .orElseGet(StorageFrontEnd::notFound);
  }

  private static HttpAnswer notFound() {
    return StorageAnswers.error(404, "KV value not found");
  }

  private static HttpAnswer put(HttpRequest request, StorageRequest target, Storage storage) {
    byte[] body = request.body();
    Duration ttl = ttl(request.header("x-ttl"));
    if (BYTES.equals(request.header("content-type"))) {
      storage.setRaw(target.key(), body, ttl);
    } else {
      storage.set(target.key(), new String(body, StandardCharsets.UTF_8), ttl);
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
      return seconds > 0 && seconds < Long.MAX_VALUE / 1e3
          ? Duration.ofMillis(Math.round(seconds * 1e3))
          : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
