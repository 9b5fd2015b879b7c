package dev.stator.app.wiring;

import dev.stator.app.config.ConfigFile;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Servers in memory on free ports, and a plain HTTP client. */
final class Servers {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Servers() {}

  static RunningServer start(Map<Setting, String> flags) {
    return start(flags, System::getenv);
  }

  /**
   * @param environment the value of a variable, or null
   */
  static RunningServer start(
      Map<Setting, String> flags, Function<String, @Nullable String> environment) {
    Map<Setting, String> all = free();
    all.putAll(flags);
    return RunningServer.start(ServeConfig.from(Settings.of(all)), environment);
  }

  /** With a configuration file. */
  static RunningServer start(Path config) {
    return RunningServer.start(ServeConfig.from(Settings.merge(free(), ConfigFile.read(config))));
  }

  private static Map<Setting, String> free() {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    return flags;
  }

  static URI uri(RunningServer server, Port port, String path) {
    return URI.create("http://127.0.0.1:" + server.ports().get(port) + path);
  }

  /** Status and body: {@code 200 text}. */
  static String send(String method, URI uri, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    return send(request);
  }

  /** Status and body. */
  static String send(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return (response.statusCode() + " " + response.body()).strip();
    } catch (IOException failed) {
      throw new IllegalStateException(request.uri().toString(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
