package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpLimits;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import dev.stator.tables.TableError;
import dev.stator.unstorage.StorageException;
import dev.stator.unstorage.StorageKey;
import java.util.Map;
import java.util.Set;

/**
 * unstorage's HTTP protocol over named Storages, with batches, pages, etags and watches beside it.
 * A value is answered as the text that was stored.
 *
 * <p>A request is judged in the original's order: its method, its key, who sends it, what it asks.
 */
public final class StorageFrontEnd implements HttpFrontEnd {
  /** This front end's name, for which a server's token must be good. */
  public static final String NAME = "storage";

  private static final Set<String> OF_ITEMS = Set.of("GET", "HEAD", "PUT", "DELETE");

  private final Map<String, HostedStorage> storages;
  private final KeyEvents events = new KeyEvents();

  /**
   * @param storages by the name that stands in the path
   */
  public StorageFrontEnd(Map<String, HostedStorage> storages) {
    this.storages = Map.copyOf(storages);
  }

  @Override
  public String name() {
    return NAME;
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
      case "POST" -> base ? "batch" : "unknown";
      default -> "unknown";
    };
  }

  @Override
  public boolean takes(HttpRequest request) {
    return request.rawPath().startsWith(StorageRequest.PREFIX);
  }

  @Override
  public boolean asksWho(HttpRequest request) {
    StorageRequest target = StorageRequest.of(request);
    HostedStorage storage = target == null ? null : storages.get(target.storage());
    return storage != null && storage.access().asksWho();
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    StorageRequest target = StorageRequest.of(request);
    if (target == null) {
      return StorageAnswers.error(404, "no Storage at this path");
    }
    HostedStorage storage = storages.get(target.storage());
    if (storage == null) {
      return StorageAnswers.error(
          404, "no Storage named '" + target.storage() + "'; there is: " + names());
    }
    try {
      return target.isBase() ? base(request, target, storage) : item(request, target, storage);
    } catch (StorageCall.RefusedException refused) {
      return refused.answer();
    } catch (MalformedRequestException malformed) {
      return StorageAnswers.error(400, malformed.text());
    } catch (StorageException refused) {
      return StorageErrors.answer(refused);
    } catch (TableError failed) {
      return StorageErrors.answer(failed);
    }
  }

  @Override
  public HttpAnswer refuse(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE ->
          StorageAnswers.error(
              413,
              "Payload Too Large: a request takes up to "
                  + HttpLimits.BODY_BYTES_MAX
                  + " bytes, and a value in a table up to 400 KB");
      case OVERLOADED ->
          StorageAnswers.error(503, "Service Unavailable: too many requests in progress")
              .with("retry-after", StorageErrors.RETRY_AFTER_SECONDS);
      case UNAUTHENTICATED -> StorageAnswers.error(401, "Unauthorized");
      case FORBIDDEN -> StorageAnswers.error(403, "Forbidden");
      case FOREIGN_PAGE ->
          StorageAnswers.error(
              403, "Forbidden: web pages of this origin may not send requests here");
      case INTERNAL_FAILURE -> StorageAnswers.error(500, "Internal Server Error");
    };
  }

  private String names() {
    return String.join(", ", storages.keySet().stream().sorted().toList());
  }

  private HttpAnswer base(HttpRequest request, StorageRequest target, HostedStorage storage) {
    String method = request.method();
    if (!OF_ITEMS.contains(method) && !method.equals("POST")) {
      return notAllowed(method, "GET, DELETE, POST");
    }
    StorageCall call = new StorageCall(request, storage, key(target));
    return switch (method) {
      case "GET" -> BaseCalls.get(call, events);
      case "DELETE" -> BaseCalls.delete(call);
      case "POST" -> BatchCalls.post(call);
      default ->
          StorageAnswers.error(400, "Invalid key: " + method + " is not allowed on a base key");
    };
  }

  private static HttpAnswer item(
      HttpRequest request, StorageRequest target, HostedStorage storage) {
    String method = request.method();
    if (!OF_ITEMS.contains(method)) {
      return notAllowed(method, "GET, HEAD, PUT, DELETE");
    }
    StorageCall call = new StorageCall(request, storage, key(target));
    try {
      return switch (method) {
        case "GET" -> ItemCalls.get(call);
        case "HEAD" -> ItemCalls.head(call);
        case "PUT" -> ItemCalls.put(call);
        default -> ItemCalls.delete(call);
      };
    } catch (StorageException.PreconditionFailed failed) {
      return StorageErrors.answer(failed, call);
    }
  }

  /** The key in its normal form. */
  private static String key(StorageRequest target) {
    try {
      return target.isBase() ? StorageKey.base(target.key()) : StorageKey.item(target.key());
    } catch (StorageException.InvalidKey invalid) {
      throw new MalformedRequestException("Invalid key: " + target.key());
    }
  }

  private static HttpAnswer notAllowed(String method, String allowed) {
    return StorageAnswers.error(405, "Method Not Allowed: " + method).with("allow", allowed);
  }
}
