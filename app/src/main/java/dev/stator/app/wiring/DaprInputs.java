package dev.stator.app.wiring;

import dev.stator.app.config.AppAddress;
import dev.stator.app.config.Backend;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.Direction;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.server.dapr.app.AppChannel;
import dev.stator.server.dapr.app.EventDelivery;
import dev.stator.server.dapr.app.GrpcAppChannel;
import dev.stator.server.dapr.app.HttpAppChannel;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.tables.Secret;
import dev.stator.tables.TableError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The input bindings among the components: their streams are read, and their events go to the
 * application of {@code --app-port}.
 */
final class DaprInputs {
  /** Where the application is: on this machine. */
  static final String APP_HOST = "127.0.0.1";

  private static final String APP_API_TOKEN = "APP_API_TOKEN";

  private final WiringContext context;
  private final @Nullable AppChannel app;
  private final InputBindings bindings;
  private final List<Background> background = new ArrayList<>();

  /**
   * @param outputs asked for when an application's answer names output bindings
   */
  DaprInputs(WiringContext context, Supplier<BindingOperations> outputs) {
    this.context = context;
    this.bindings = new InputBindings(context.databases(), context.config().store());
    @Nullable AppAddress address = context.config().resources().app();
    this.app = address == null ? null : channel(address, outputs);
  }

  private static AppChannel channel(AppAddress address, Supplier<BindingOperations> outputs) {
    @Nullable String given = System.getenv(APP_API_TOKEN);
    @Nullable Secret token = given == null ? null : Secret.of(given);
    String authority = APP_HOST + ":" + address.port();
    return switch (address.protocol()) {
      case HTTP -> new HttpAppChannel(URI.create("http://" + authority), token);
      case GRPC -> new GrpcAppChannel(authority, token, outputs);
    };
  }

  /** The way to the application is closed after those who use it. */
  List<Background> background() {
    List<Background> all = new ArrayList<>(background);
    if (app != null) {
      all.add(new Background(() -> {}, app::close));
    }
    return all;
  }

  /** Whether the binding's events are read. */
  boolean add(ResourceMetadata metadata, Backend backend, BindingSettings settings) {
    if (!settings.direction().isInput()) {
      return false;
    }
    if (app == null) {
      if (settings.direction() != Direction.UNSAID) {
        context.warn(
            metadata.position(),
            metadata.title() + " reads events, but without --app-port they have nowhere to go");
      }
      return false;
    }
    try {
      bindings.prepare(backend, settings);
    } catch (TableError failed) {
      throw new StartFailure(
          ExitCode.BACKEND,
          metadata.position() + ": " + metadata.title() + ": " + failed.text(),
          failed);
    }
    InputBinding binding = bindings.open(metadata.name(), backend, settings);
    @Nullable String route = settings.input().route();
    EventDelivery delivery =
        new EventDelivery(
            new EventDelivery.Source(
                metadata.name(),
                route == null ? metadata.name() : route,
                settings.direction() == Direction.UNSAID),
            binding,
            app);
    background.add(new Background(delivery::start, delivery::close));
    return true;
  }
}
