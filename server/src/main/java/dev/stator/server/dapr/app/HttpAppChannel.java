package dev.stator.server.dapr.app;

import dev.stator.dapr.binding.BindingEvent;
import dev.stator.tables.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An application that speaks HTTP: {@code OPTIONS /route} asks whether it takes events, {@code POST
 * /route} brings one. Any 2xx takes it; the body of the answer means nothing.
 *
 * <p>Source: Dapr docs, "Bindings API reference", section "Binding endpoints".
 */
public final class HttpAppChannel implements AppChannel {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration OPTIONS_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);
  private static final int METHOD_NOT_ALLOWED = 405;

  private final URI base;
  private final @Nullable Secret apiToken;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param base such as {@code http://127.0.0.1:8080}
   * @param apiToken sent as {@code dapr-api-token}, so that the application knows who calls; null
   *     for none
   */
  public HttpAppChannel(URI base, @Nullable Secret apiToken) {
    this.base = base;
    this.apiToken = apiToken;
  }

  @Override
  public Subscription subscription(EventDelivery.Source source) throws InterruptedException {
    HttpRequest request =
        request(source.route(), OPTIONS_TIMEOUT)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return isSuccess(status) || status == METHOD_NOT_ALLOWED ? Subscription.YES : Subscription.NO;
    } catch (IOException notThere) {
      return Subscription.UNKNOWN;
    }
  }

  @Override
  public Outcome deliver(EventDelivery.Source source, BindingEvent event)
      throws InterruptedException {
    HttpRequest.Builder request = request(source.route(), DELIVERY_TIMEOUT);
    event.metadata().forEach(request::header);
    HttpRequest post =
        request
            .header("Content-Type", BindingEvent.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.data().asByteArrayUnsafe()))
            .build();
    try {
      HttpResponse<Void> answer = client.send(post, BodyHandlers.discarding());
      return isSuccess(answer.statusCode())
          ? new Outcome.Taken()
          : new Outcome.Refused("the application answered status " + answer.statusCode());
    } catch (IOException failed) {
      return new Outcome.Refused("the application did not answer: " + failed);
    }
  }

  private HttpRequest.Builder request(String route, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path(route))).timeout(timeout);
    return apiToken == null ? request : request.header("dapr-api-token", apiToken.reveal());
  }

  /** The application's path; what a path cannot hold, such as a space in a name, is escaped. */
  private static String path(String route) {
    String path = route.startsWith("/") ? route : "/" + route;
    try {
      // One that is escaped already stays as it is.
      return new URI(path).toASCIIString();
    } catch (URISyntaxException unescaped) {
      return escaped(path);
    }
  }

  private static String escaped(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException("no path can be made of '" + path + "'", impossible);
    }
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
