package dev.stator.app.command;

import dev.stator.app.config.AwsEnvironment;
import dev.stator.app.config.Backend;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.KedaResource;
import dev.stator.app.resources.ResourceFolder;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.SecretSources;
import dev.stator.keda.AllowList;
import dev.stator.keda.ConfiguredTrigger;
import dev.stator.keda.Scaler;
import dev.stator.keda.TableSource;
import dev.stator.keda.TableSources;
import dev.stator.keda.TriggerDirectory;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.manifest.ScaledDocument;
import dev.stator.keda.manifest.TriggerAuthentications;
import dev.stator.keda.manifest.TriggerDocument;
import dev.stator.keda.manifest.TriggerIdentities;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.AwsClients;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The triggers of a file, or of a folder of them, checked and ready to be measured. */
final class ScalerFile implements AutoCloseable {
  /** A running Stator that asks nobody takes any key. */
  private static final Credentials ANY =
      new Credentials.Static(Secret.of("stator"), Secret.of("stator"), null);

  private final AwsClients clients = AwsEnvironment.clients();
  private final List<Entry> entries = new ArrayList<>();
  private final Scaler scaler;

  /** One trigger and the document that it is in. */
  record Entry(
      ScaledDocument scaled,
      TriggerDocument document,
      ConfiguredTrigger configured,
      Trigger trigger) {
    ScaledWorkload workload() {
      return scaled.metadata().workload();
    }

    /** As KEDA names it: {@code s0-aws-dynamodb-orders}. */
    String metric() {
      return "s" + configured.index() + "-" + trigger.metricName();
    }
  }

  private ScalerFile(Path file, Resources resources, ScalerPlace place) {
    TriggerIdentities identities =
        new TriggerIdentities(
            new TriggerAuthentications(
                resources.manifests(),
                new SecretSources(resources, System::getenv).lookup(),
                place.namespaces()),
            System::getenv);
    List<String> problems = new ArrayList<>();
    Map<ScaledWorkload, List<ConfiguredTrigger>> workloads = new LinkedHashMap<>();
    for (KedaResource resource : resources.all(KedaResource.class)) {
      if (resource.manifest() instanceof ScaledDocument scaled) {
        take(resource, scaled, identities, place, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new StartFailure(ExitCode.USAGE, problems);
    }
    if (entries.isEmpty()) {
      throw new StartFailure(ExitCode.USAGE, file + ": has no trigger that Stator measures");
    }
    entries.forEach(
        entry ->
            workloads
                .computeIfAbsent(entry.workload(), one -> new ArrayList<>())
                .add(entry.configured()));
    scaler =
        new Scaler(
            new TriggerDirectory(
                workloads,
                sources(place.backend(), place),
                AllowList.NOTHING,
                new IdentityChoice(System::getenv)));
  }

  /**
   * @throws dev.stator.yaml.YamlError if a reference of the file leads to nothing
   * @throws StartFailure every trigger that cannot be used, with file and line
   */
  static ScalerFile open(Path file, ScalerPlace place, Terminal terminal) {
    Resources resources = ResourceFolder.loadAmongOthers(file);
    resources.warnings().forEach(terminal::warn);
    ScalerFile opened = new ScalerFile(file, resources, place);
    for (Entry entry : opened.entries) {
      for (String unknown : TriggerParser.unknown(entry.document.metadata())) {
        terminal.warn(
            entry.document.position()
                + ": metadata."
                + unknown
                + " means nothing to this trigger; a typing error?");
      }
    }
    return opened;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  Scaler scaler() {
    return scaler;
  }

  private void take(
      KedaResource resource,
      ScaledDocument scaled,
      TriggerIdentities identities,
      ScalerPlace place,
      List<String> problems) {
    Backend backend = resource.metadata().backendOr(place.backend());
    for (int index = 0; index < scaled.triggers().size(); index++) {
      TriggerDocument document = scaled.triggers().get(index);
      if (document.isServed()) {
        ConfiguredTrigger configured =
            new ConfiguredTrigger(
                index,
                document.metadata(),
                document.context(scaled),
                identities.of(scaled, document),
                sources(backend, place));
        try {
          entries.add(new Entry(scaled, document, configured, configured.parse()));
        } catch (TriggerException wrong) {
          wrong.text().lines().forEach(line -> problems.add(document.position() + ": " + line));
        }
      }
    }
  }

  private TableSources sources(Backend backend, ScalerPlace place) {
    return switch (backend) {
      case AWS -> new TableSources.Remote(this::source);
      case EMBEDDED ->
          new TableSources.Embedded(source(new ConnectionSettings(null, place.endpoint(), ANY)));
    };
  }

  private TableSource source(ConnectionSettings settings) {
    return new TableSource(clients.client(settings), () -> clients.streams(settings));
  }

  @Override
  public void close() {
    scaler.close();
    clients.close();
  }
}
