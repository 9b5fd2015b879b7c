package dev.stator.server.dapr;

import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.ErrorStatus;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpRequest;
import java.util.Set;

/** From method and path to an operation. What it does not know is a call of another app in Dapr. */
final class DaprRoutes {
  private static final String V1 = "v1.0";
  private static final String ALPHA = "v1.0-alpha1";
  private static final Set<String> WRITING = Set.of("POST", "PUT");

  private static final Set<String> OPEN = Set.of("/v1.0/healthz", "/v1.0/healthz/outbound");

  private final StateApi state;
  private final QueryApi queries;
  private final BindingApi bindings;
  private final SidecarApi sidecar;

  DaprRoutes(StateApi state, QueryApi queries, BindingApi bindings, SidecarApi sidecar) {
    this.state = state;
    this.queries = queries;
    this.bindings = bindings;
    this.sidecar = sidecar;
  }

  /** Whether a request needs no token: these two, exactly as they are written here. */
  static boolean isOpen(HttpRequest request) {
    return request.method().equals("GET") && OPEN.contains(request.rawPath());
  }

  /** The API and what it does there, as {@code state.save}; {@code unknown} for anything else. */
  static String operation(String method, PathSegments path) {
    boolean writes = WRITING.contains(method);
    if (path.size() >= 3 && (path.startsWith(V1, "state") || path.startsWith(ALPHA, "state"))) {
      if (path.size() > 3 && writes) {
        return switch (path.raw().getLast()) {
          case "bulk" -> "state.bulk";
          case "transaction" -> "state.transaction";
          case "query" -> "state.query";
          default -> "unknown";
        };
      }
      return switch (method) {
        case "GET" -> "state.get";
        case "DELETE" -> "state.delete";
        default -> writes ? "state.save" : "unknown";
      };
    }
    if (path.startsWith(V1, "bindings") && writes) {
      return "bindings.invoke";
    }
    boolean sidecar =
        path.startsWith(V1, "healthz")
            || path.startsWith(V1, "metadata")
            || path.is(V1, "shutdown");
    return sidecar ? path.raw().get(1) : "unknown";
  }

  /**
   * @throws DaprError why it cannot be answered
   */
  HttpAnswer answer(HttpRequest request, PathSegments path) {
    try {
      return route(request, path);
    } catch (BadEscape bad) {
      return HttpAnswer.text(400, bad.reason);
    }
  }

  private HttpAnswer route(HttpRequest request, PathSegments path) {
    boolean writes = WRITING.contains(request.method());
    QueryParameters query = QueryParameters.of(request.rawQuery());
    if (path.startsWith(V1, "state") && path.size() == 3 && writes) {
      return state.save(store(path), query, body(request));
    }
    if (path.startsWith(V1, "state") && path.size() == 4) {
      return writes ? stateCommand(request, path, query) : stateEntry(request, path, query);
    }
    if (path.startsWith(ALPHA, "state") && path.size() == 4 && path.endsWith("query") && writes) {
      return queries.query(store(path), query, body(request));
    }
    if (path.startsWith(V1, "bindings") && path.size() == 3 && writes) {
      return bindings.invoke(parameter(path, 2), query, body(request), HttpTrace.of(request));
    }
    return sidecar(request, path, query);
  }

  private HttpAnswer stateCommand(HttpRequest request, PathSegments path, QueryParameters query) {
    return switch (path.raw().getLast()) {
      case "bulk" -> state.bulkGet(store(path), query, body(request));
      case "transaction" -> state.transact(store(path), query, body(request));
      default -> throw unknown();
    };
  }

  private HttpAnswer stateEntry(HttpRequest request, PathSegments path, QueryParameters query) {
    return switch (request.method()) {
      case "GET" -> state.get(store(path), query, parameter(path, 3));
      case "DELETE" ->
          state.delete(store(path), query, parameter(path, 3), request.header("If-Match"));
      default -> throw unknown();
    };
  }

  private HttpAnswer sidecar(HttpRequest request, PathSegments path, QueryParameters query) {
    if (request.method().equals("GET")) {
      if (path.is(V1, "healthz")) {
        return sidecar.health(query);
      }
      if (path.is(V1, "healthz", "outbound")) {
        return sidecar.outboundHealth();
      }
      if (path.is(V1, "metadata")) {
        return sidecar.metadata();
      }
    }
    if (path.is(V1, "shutdown") && request.method().equals("POST")) {
      return sidecar.shutdown();
    }
    if (path.startsWith(V1, "metadata") && path.size() == 3 && request.method().equals("PUT")) {
      return sidecar.label(parameter(path, 2), body(request));
    }
    throw unknown();
  }

  private DaprComponents.Store store(PathSegments path) {
    return state.store(parameter(path, 2));
  }

  private static byte[] body(HttpRequest request) {
    byte[] body = request.body();
    if (body.length > DaprFrontEnd.BODY_BYTES_MAX) {
      throw DaprFrontEnd.bodyTooLarge();
    }
    return body;
  }

  private static String parameter(PathSegments path, int index) {
    try {
      return path.parameter(index);
    } catch (IllegalArgumentException broken) {
      throw new BadEscape(String.valueOf(broken.getMessage()));
    }
  }

  private static DaprError unknown() {
    return new DaprError(
        ErrorStatus.UNKNOWN_API,
        "ERR_DIRECT_INVOKE",
        "failed getting app id either from the URL path or the header dapr-app-id");
  }

  /** A path that cannot be decoded: in Dapr plain text, without an error code. */
  private static final class BadEscape extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String reason;

    BadEscape(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
