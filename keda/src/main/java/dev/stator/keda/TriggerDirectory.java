package dev.stator.keda;

import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.Place;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.Trigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.keda.trigger.TriggerKind;
import dev.stator.keda.trigger.TriggerParser;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a call meets the YAML: the metadata of the call is the trigger; the workload of the same
 * namespace and name in the resource folder supplies the credentials, else the server's own
 * identity does. A call cannot send its query to a place that is neither in the folder nor in the
 * allow-list.
 */
public final class TriggerDirectory {
  private final Map<ScaledWorkload, List<ConfiguredTrigger>> workloads;
  private final TableSources forOthers;
  private final AllowList allowed;
  private final IdentityChoice identities;

  /** A trigger, and where it is measured. */
  public record Located(Trigger trigger, TableSource source) {}

  /**
   * @param forOthers answers calls for workloads that are not configured
   * @param allowed of no account where everything is embedded
   */
  public TriggerDirectory(
      Map<ScaledWorkload, List<ConfiguredTrigger>> workloads,
      TableSources forOthers,
      AllowList allowed,
      IdentityChoice identities) {
    this.workloads = Map.copyOf(workloads);
    this.forOthers = forOthers;
    this.allowed = allowed;
    this.identities = identities;
  }

  /** Those of the resource folder. */
  public Map<ScaledWorkload, List<ConfiguredTrigger>> configured() {
    return workloads;
  }

  /**
   * The trigger that a call means.
   *
   * @throws TriggerException if the metadata is wrong
   */
  Trigger trigger(ScaledWorkload workload, Map<String, String> metadata) {
    return parse(metadata, configured(workload, metadata));
  }

  /**
   * The trigger that a call means, and where it is measured.
   *
   * @throws TriggerException if the metadata or its credentials are wrong
   * @throws NotAllowedException if the call names a place that it may not
   */
  Located locate(ScaledWorkload workload, Map<String, String> metadata) {
    Optional<ConfiguredTrigger> configured = configured(workload, metadata);
    Trigger trigger = parse(metadata, configured);
    if (configured.isPresent()) {
      return new Located(trigger, source(workload, trigger, configured.get()));
    }
    return switch (forOthers) {
      case TableSources.Embedded embedded -> new Located(trigger, embedded.source());
      case TableSources.Remote remote -> {
        allowed.require(trigger.place());
        yield new Located(
            trigger, remote.clients().apply(settings(trigger, new Credentials.DefaultChain())));
      }
    };
  }

  private Optional<ConfiguredTrigger> configured(
      ScaledWorkload workload, Map<String, String> metadata) {
    List<ConfiguredTrigger> triggers = workloads.getOrDefault(workload, List.of());
    return triggers.stream().max(Comparator.comparingInt(trigger -> trigger.fit(metadata)));
  }

  private static Trigger parse(
      Map<String, String> metadata, Optional<ConfiguredTrigger> configured) {
    if (configured.isEmpty()) {
      return TriggerParser.parse(metadata, TriggerContext.NONE);
    }
    TriggerContext known = configured.get().context();
    @Nullable TriggerKind kind =
        metadata.containsKey(TriggerParser.TYPE_FIELD) ? null : known.kind();
    return TriggerParser.parse(
        metadata,
        new TriggerContext(
            kind, known.region(), known.maxReplicas(), known.targetOptional(), known.interval()));
  }

  private TableSource source(
      ScaledWorkload workload, Trigger called, ConfiguredTrigger configured) {
    return switch (configured.sources()) {
      case TableSources.Embedded embedded -> embedded.source();
      case TableSources.Remote remote -> {
        if (!isOwnPlace(workload, called.place())) {
          allowed.require(called.place());
        }
        // Whose identity it is says the resource: a call cannot raise itself to the server's own.
        yield remote
            .clients()
            .apply(
                settings(
                    called,
                    identities.choose(
                        configured.parse().identityOwner(), configured.authentication())));
      }
    };
  }

  private boolean isOwnPlace(ScaledWorkload workload, Place place) {
    return workloads.getOrDefault(workload, List.of()).stream()
        .anyMatch(trigger -> trigger.parse().place().equals(place));
  }

  private static ConnectionSettings settings(Trigger trigger, Credentials credentials) {
    return new ConnectionSettings(
        trigger.place().region(), trigger.place().endpoint(), credentials);
  }
}
