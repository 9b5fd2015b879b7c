package dev.stator.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the front ends serve.
 *
 * @param folder of YAML files; null for the built-in resources
 * @param backend of resources that do not say
 * @param appId Dapr's application id; empty for none
 * @param app where Dapr's application listens on this machine; null for none
 */
public record ResourcesConfig(
    @Nullable Path folder, Backend backend, String appId, @Nullable AppAddress app) {
  private static final int PORT_MAX = 65_535;

  static ResourcesConfig from(Settings settings) {
    String backend = settings.text(Setting.BACKEND);
    return new ResourcesConfig(
        folder(settings),
        Backend.named(backend)
            .orElseThrow(
                () ->
                    settings.wrong(
                        Setting.BACKEND,
                        "must be "
                            + String.join(" or ", Backend.labels())
                            + ", not '"
                            + backend
                            + "'")),
        settings.text(Setting.APP_ID),
        app(settings));
  }

  private static @Nullable AppAddress app(Settings settings) {
    AppAddress.Protocol protocol =
        AppAddress.Protocol.named(settings.text(Setting.APP_PROTOCOL))
            .orElseThrow(
                () ->
                    settings.wrong(
                        Setting.APP_PROTOCOL,
                        "must be http or grpc, not '" + settings.text(Setting.APP_PROTOCOL) + "'"));
    @Nullable Integer port = appPort(settings);
    return port == null ? null : new AppAddress(port, protocol);
  }

  private static @Nullable Integer appPort(Settings settings) {
    String text = settings.text(Setting.APP_PORT);
    if (text.isBlank()) {
      return null;
    }
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= PORT_MAX) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw wrongPort(settings, text);
    }
    throw wrongPort(settings, text);
  }

  private static dev.stator.app.exit.StartFailure wrongPort(Settings settings, String text) {
    return settings.wrong(
        Setting.APP_PORT, "must be a port between 1 and " + PORT_MAX + ", not '" + text + "'");
  }

  private static @Nullable Path folder(Settings settings) {
    String folder = settings.text(Setting.RESOURCES);
    if (!settings.isGiven(Setting.RESOURCES)) {
      return null;
    }
    if (folder.isBlank() || !Files.isDirectory(Path.of(folder))) {
      throw settings.wrong(Setting.RESOURCES, "'" + folder + "' is not a folder");
    }
    return Path.of(folder);
  }
}
