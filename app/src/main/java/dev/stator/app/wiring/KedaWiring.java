package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.resources.KedaResource;
import dev.stator.app.wiring.FrontEndParts.GrpcPart;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.keda.ConfiguredTrigger;
import dev.stator.keda.Scaler;
import dev.stator.keda.TableSources;
import dev.stator.keda.TriggerDirectory;
import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.manifest.ScaledDocument;
import dev.stator.keda.manifest.TriggerAuthentications;
import dev.stator.keda.manifest.TriggerDocument;
import dev.stator.keda.manifest.TriggerIdentities;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.server.keda.ExternalScalerService;
import dev.stator.server.keda.ScalerRoutes;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** KEDA's external scaler: the triggers of the ScaledObjects and ScaledJobs of the resources. */
final class KedaWiring {
  private final WiringContext context;
  private final TriggerIdentities identities;
  private final IdentityChoice choice = new IdentityChoice(System::getenv);
  private final List<String> lines = new ArrayList<>();

  private KedaWiring(WiringContext context) {
    this.context = context;
    this.identities =
        new TriggerIdentities(
            new TriggerAuthentications(
                context.resources().manifests(),
                context.secrets().lookup(),
                context.config().keda().namespaces()),
            System::getenv);
  }

  static FrontEndParts parts(WiringContext context) {
    return new KedaWiring(context).parts();
  }

  private FrontEndParts parts() {
    Map<ScaledWorkload, List<ConfiguredTrigger>> workloads = new LinkedHashMap<>();
    for (KedaResource resource : context.resources().all(KedaResource.class)) {
      if (resource.manifest() instanceof ScaledDocument scaled) {
        workloads
            .computeIfAbsent(scaled.metadata().workload(), one -> new ArrayList<>())
            .addAll(triggers(resource, scaled));
      }
    }
    Scaler scaler =
        new Scaler(
            new TriggerDirectory(
                workloads,
                sources(context.config().resources().backend()),
                context.config().keda().allowed(),
                choice));
    return new FrontEndParts(
        "KEDA scaler",
        List.of(new HttpPart(Port.HTTP, new ScalerRoutes(scaler))),
        List.of(new GrpcPart(Port.KEDA, new ExternalScalerService(scaler))),
        addresses ->
            List.of(
                addresses.authority(Port.KEDA) + " (gRPC)",
                addresses.url(Port.HTTP) + "/scalers/metrics"),
        lines,
        List.of(opening(scaler)),
        List.of());
  }

  /** Beside the start, as nobody asks yet. */
  private static Background opening(Scaler scaler) {
    Thread opening = Thread.ofVirtual().name("stator-keda-open").unstarted(scaler::open);
    return new Background(opening::start, () -> join(opening));
  }

  private static void join(Thread ending) {
    try {
      ending.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private TableSources sources(Backend backend) {
    return switch (backend) {
      case EMBEDDED ->
          new TableSources.Embedded(
              context.databases().source(backend, ConnectionSettings.defaults()));
      case AWS ->
          new TableSources.Remote(settings -> context.databases().source(backend, settings));
    };
  }

  private List<ConfiguredTrigger> triggers(KedaResource resource, ScaledDocument scaled) {
    List<ConfiguredTrigger> configured = new ArrayList<>();
    for (int index = 0; index < scaled.triggers().size(); index++) {
      TriggerDocument trigger = scaled.triggers().get(index);
      if (trigger.isServed()) {
        configured.add(configured(resource, scaled, trigger, index));
      }
    }
    return configured;
  }

  private ConfiguredTrigger configured(
      KedaResource resource, ScaledDocument scaled, TriggerDocument document, int index) {
    Backend backend = context.backend(resource.metadata());
    Authentication authentication = identities.of(scaled, document);
    ConfiguredTrigger configured =
        new ConfiguredTrigger(
            index, document.metadata(), document.context(scaled), authentication, sources(backend));
    try {
      Trigger trigger = configured.parse();
      ConnectionSettings settings =
          new ConnectionSettings(
              trigger.place().region(),
              trigger.place().endpoint(),
              credentials(document, trigger, authentication, backend));
      lines.add(
          ResourceLines.line(resource.metadata(), trigger.place().table(), backend, settings));
    } catch (TriggerException wrong) {
      throw new YamlError(
          document.position(),
          "trigger of " + resource.metadata().title() + ": " + oneLine(wrong.text()));
    }
    for (String unknown : TriggerParser.unknown(document.metadata())) {
      context.warn(document.position(), "metadata." + unknown + " means nothing to this trigger");
    }
    return configured;
  }

  /** On the embedded engine credentials are not required, but checked if there are some. */
  private Credentials credentials(
      TriggerDocument document, Trigger trigger, Authentication authentication, Backend backend) {
    return backend == Backend.EMBEDDED && document.authentication() == null
        ? new Credentials.DefaultChain()
        : choice.choose(trigger.identityOwner(), authentication);
  }

  private static String oneLine(String text) {
    return String.join("; ", text.lines().toList());
  }
}
