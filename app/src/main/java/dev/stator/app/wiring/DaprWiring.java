package dev.stator.app.wiring;

import dev.stator.app.config.AppAddress;
import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ComponentDocument;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.wiring.FrontEndParts.GrpcPart;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.dapr.AmbientCredentials;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateStore;
import dev.stator.dapr.StateStoreSettings;
import dev.stator.dapr.binding.BindingSettings;
import dev.stator.dapr.binding.OutputBinding;
import dev.stator.server.dapr.DaprFrontEnd;
import dev.stator.server.dapr.runtime.DaprRuntime;
import dev.stator.server.dapr.sidecar.AppConnection;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.server.dapr.sidecar.DaprComponents;
import dev.stator.server.dapr.sidecar.DaprSettings;
import dev.stator.server.dapr.sidecar.Labels;
import dev.stator.server.dapr.sidecar.Sidecar;
import dev.stator.server.shell.token.Tokens;
import dev.stator.tables.TableSetup;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.yaml.YamlError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Dapr's APIs: the state stores and bindings among the components of the resources. */
final class DaprWiring {
  private static final String VERSION = "v1";

  private final WiringContext context;
  private final ComponentProperties properties;
  private final List<DaprComponents.Store> stores = new ArrayList<>();
  private final List<DaprComponents.Binding> bindings = new ArrayList<>();
  private final List<DaprComponents.Input> read = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final DaprInputs inputs;

  private DaprWiring(WiringContext context) {
    this.context = context;
    this.properties = new ComponentProperties(context);
    this.inputs = new DaprInputs(context, () -> new BindingOperations(components()));
  }

  static FrontEndParts parts(WiringContext context) {
    return new DaprWiring(context).parts();
  }

  private FrontEndParts parts() {
    for (ComponentDocument component : context.resources().all(ComponentDocument.class)) {
      if (isOfThisNamespace(component) && isForThisApplication(component)) {
        addUnlessIgnored(component);
      }
    }
    DaprSettings settings =
        new DaprSettings(
            context.config().resources().appId(),
            properties.namespace(),
            Tokens.of(context.config().authentication().daprTokens()),
            version());
    Sidecar sidecar =
        new Sidecar(
            settings,
            components(),
            () -> ReadinessOf.engine(context.databases().embeddedIfOpen()),
            new Labels(),
            context.stop()::ask,
            context.inFlight(),
            application());
    return new FrontEndParts(
        "Dapr",
        List.of(new HttpPart(Port.DAPR_HTTP, new DaprFrontEnd(sidecar))),
        List.of(new GrpcPart(Port.DAPR_GRPC, new DaprRuntime(sidecar))),
        this::urls,
        lines,
        inputs.background(),
        List.of());
  }

  private @Nullable AppConnection application() {
    @Nullable AppAddress address = context.config().resources().app();
    return address == null
        ? null
        : new AppConnection(
            address.port(),
            address.protocol().name().toLowerCase(Locale.ROOT),
            DaprInputs.APP_HOST);
  }

  private DaprComponents components() {
    return new DaprComponents(stores, bindings, read);
  }

  private List<String> urls(Addresses addresses) {
    String base = addresses.url(Port.DAPR_HTTP);
    List<String> urls = new ArrayList<>();
    stores.forEach(store -> urls.add(base + "/v1.0/state/" + segment(store.name())));
    bindings.forEach(binding -> urls.add(base + "/v1.0/bindings/" + segment(binding.name())));
    if (urls.isEmpty()) {
      urls.add(base);
    }
    urls.add(addresses.authority(Port.DAPR_GRPC) + " (gRPC)");
    return urls;
  }

  /** A name may have any characters. */
  private static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String version() {
    String version = DaprWiring.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Source: Dapr docs, "How-To: Scope components to one or more applications". */
  private boolean isForThisApplication(ComponentDocument component) {
    String appId = context.config().resources().appId();
    boolean isFor = component.scopes().isEmpty() || component.scopes().contains(appId);
    if (!isFor) {
      context.warn(
          component.metadata().position(),
          component.metadata().title()
              + " is left out: its scopes are "
              + String.join(", ", component.scopes())
              + ", and --app-id is "
              + (appId.isEmpty() ? "empty" : appId));
    }
    return isFor;
  }

  /** Source: Dapr's sidecar, which reads manifests of all namespaces if one of the two has none. */
  private boolean isOfThisNamespace(ComponentDocument component) {
    @Nullable String namespace = component.metadata().namespace();
    boolean isOf =
        namespace == null
            || properties.namespace().isEmpty()
            || namespace.equals(properties.namespace());
    if (!isOf) {
      context.warn(
          component.metadata().position(),
          component.metadata().title()
              + " is left out: its namespace is "
              + namespace
              + ", and NAMESPACE is "
              + properties.namespace());
    }
    return isOf;
  }

  private void addUnlessIgnored(ComponentDocument component) {
    try {
      switch (component.type()) {
        case STATE -> addStore(component);
        case BINDING -> addBinding(component);
        // Read when another component asks for a secret.
        case SECRETS_IN_FILE, SECRETS_IN_ENVIRONMENT -> {}
      }
    } catch (StartFailure | YamlError failed) {
      if (!component.ignoreErrors()) {
        throw failed;
      }
      context.warn(
          component.metadata().position(),
          component.metadata().title() + " is left out (ignoreErrors): " + failed.getMessage());
    }
  }

  private void addStore(ComponentDocument component) {
    ResourceMetadata metadata = component.metadata();
    Backend backend = context.backend(metadata);
    StateStoreSettings settings = properties.parse(component, StateStoreSettings::parse);
    DynamoDbClient client = context.client(metadata, backend, settings.connection());
    warnOfKeys(metadata, backend, settings.connection());
    StateStore store =
        new StateStore(client, settings, properties.encryption(component), Clock.systemUTC());
    InitTimeout.within(
        component,
        () -> {
          if (backend == Backend.EMBEDDED) {
            Tables.ensure(metadata, client, settings.tableShape());
          }
          probe(metadata, store);
        });
    stores.add(new DaprComponents.Store(metadata.name(), VERSION, store));
    lines.add(ResourceLines.line(metadata, settings.table(), backend, settings.connection()));
  }

  private void warnOfKeys(
      ResourceMetadata metadata, Backend backend, ConnectionSettings connection) {
    if (backend == Backend.AWS) {
      AmbientCredentials.warning(connection.credentials(), System::getenv)
          .ifPresent(
              warning -> context.warn(metadata.position(), metadata.title() + ": " + warning));
    }
  }

  private static void probe(ResourceMetadata metadata, StateStore store) {
    try {
      store.probe();
    } catch (StateError failed) {
      throw new StartFailure(
          ExitCode.BACKEND,
          metadata.position() + ": " + metadata.title() + ": " + failed.text(),
          failed);
    }
  }

  /** Whether a binding's table is there shows its first call, as with Dapr. */
  private void addBinding(ComponentDocument component) {
    ResourceMetadata metadata = component.metadata();
    Backend backend = context.backend(metadata);
    BindingSettings settings = properties.parse(component, BindingSettings::parse);
    DynamoDbClient client = context.client(metadata, backend, settings.connection());
    warnOfKeys(metadata, backend, settings.connection());
    TableSetup.@Nullable Shape table = settings.createTable();
    if (table != null) {
      InitTimeout.within(component, () -> Tables.ensure(metadata, client, table));
    }
    if (settings.direction().isOutput()) {
      bindings.add(
          new DaprComponents.Binding(
              metadata.name(), VERSION, new OutputBinding(client, settings)));
    }
    if (inputs.add(metadata, backend, settings)) {
      read.add(new DaprComponents.Input(metadata.name(), VERSION));
    }
    lines.add(ResourceLines.line(metadata, settings.table(), backend, settings.connection()));
  }
}
