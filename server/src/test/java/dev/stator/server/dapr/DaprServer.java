package dev.stator.server.dapr;

import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateStoreSettings;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.OutputBinding;
import dev.stator.embedded.Stator;
import dev.stator.server.dapr.sidecar.AppConnection;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.dapr.sidecar.Labels;
import dev.stator.server.dapr.sidecar.Sidecar;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.Readiness;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.ExchangeObserver;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.Secret;
import dev.stator.tables.TableSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The Dapr front end on a free port, with store {@code statestore} and binding {@code items}. */
public final class DaprServer implements AutoCloseable {
  static final String APP = "";
  private static final int STOP_SECONDS_MAX = 30;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Stator stator = Stator.inMemory();
  private final Sidecar sidecar;
  private final HttpServer server;
  private final InFlight inFlight = new InFlight(ServerLimits.DEFAULT);
  private final BlockingQueue<Boolean> stops = new LinkedBlockingQueue<>();
  private Readiness readiness = new Readiness.Ready();

  public DaprServer() {
    this(APP, null, Map.of("ttlAttributeName", "expiresAt"));
  }

  public DaprServer(String appId, @Nullable String token, Map<String, String> storeMetadata) {
    Map<String, String> metadata = new HashMap<>(storeMetadata);
    metadata.put("table", "state");
    StateStore store = new StateStore(stator.client(), StateStoreSettings.parse(metadata));
    TableSetup.ensure(stator.client(), store.settings().tableShape());
    TableSetup.ensure(
        stator.client(),
        new TableSetup.Shape("items", TableSetup.KeyAttribute.string("id"), null, null));
    OutputBinding binding =
        new OutputBinding(stator.client(), BindingSettings.parse(Map.of("table", "items")));
    Tokens tokens =
        token == null ? Tokens.none() : Tokens.of(List.of(NamedToken.of("test", Secret.of(token))));
    sidecar =
        new Sidecar(
            new DaprSettings(appId, "", tokens, "0.1.0"),
            new DaprComponents(
                List.of(new DaprComponents.Store("statestore", "v1", store)),
                List.of(new DaprComponents.Binding("items", "v1", binding))),
            () -> readiness,
            new Labels(),
            () -> stops.add(true),
            inFlight,
            new AppConnection(8081, "http", "127.0.0.1"));
    server = start(sidecar);
  }

  static HttpServer start(
      DaprSettings settings, DaprComponents components, Supplier<Readiness> readiness) {
    return start(new Sidecar(settings, components, readiness, () -> {}));
  }

  private static HttpServer start(Sidecar sidecar) {
    return HttpServer.start(
        List.of(new Listener("dapr", Listener.LOOPBACK, 0, List.of(new DaprFrontEnd(sidecar)))),
        new ServerSetup(ServerLimits.DEFAULT, sidecar.inFlight(), ExchangeObserver.nobody()));
  }

  /** What its front ends share. */
  public Sidecar sidecar() {
    return sidecar;
  }

  /** What its answers are counted in. */
  public InFlight inFlight() {
    return inFlight;
  }

  /** Whether the server was told to stop, which happens after its answer. */
  public boolean isStopped() throws InterruptedException {
    return stops.poll(STOP_SECONDS_MAX, TimeUnit.SECONDS) != null;
  }

  public DynamoDbClient client() {
    return stator.client();
  }

  public int port() {
    return server.port("dapr");
  }

  void readiness(Readiness now) {
    readiness = now;
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  HttpResponse<String> save(String json) {
    return send("POST", "/v1.0/state/statestore", json);
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(port(), method, path, body, headers);
  }

  static HttpResponse<String> send(
      int port, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public Map<String, AttributeValue> item(String table, String keyAttribute, String key) {
    return client()
        .getItem(
            r ->
                r.tableName(table)
                    .consistentRead(true)
                    .key(Map.of(keyAttribute, AttributeValue.fromS(key))))
        .item();
  }

  @Override
  public void close() {
    server.close();
    stator.close();
  }
}
