package dev.stator.keda;

import dev.stator.keda.identity.IdentityChoice;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.keda.trigger.StreamTrigger;
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

  /**
   * A trigger, and where it is measured.
   *
   * @param embedded whether that is in this process
   */
  public record Located(Trigger trigger, TableSource source, boolean embedded) {}

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
    return parse(metadata, match(workload, metadata));
  }

  /**
   * The trigger that a call means, and where it is measured.
   *
   * @throws TriggerException if the metadata or its credentials are wrong
   * @throws NotAllowedException if the call names a place that it may not
   */
  Located locate(ScaledWorkload workload, Map<String, String> metadata) {
    Optional<Match> match = match(workload, metadata);
    Trigger trigger = parse(metadata, match);
    TableSources sources = match.isPresent() ? match.get().trigger.sources() : forOthers;
    return switch (sources) {
      case TableSources.Embedded embedded -> new Located(trigger, embedded.source(), true);
      case TableSources.Remote remote -> {
        Credentials credentials =
            match.isPresent() ? credentials(trigger, match.get()) : ofStranger(trigger);
        yield new Located(trigger, remote.clients().apply(settings(trigger, credentials)), false);
      }
    };
  }

  /**
   * What the folder has for a call.
   *
   * @param same whether the trigger is about the table of the call; else it is just one of the same
   *     workload
   */
  private record Match(ConfiguredTrigger trigger, boolean same) {}

  private Optional<Match> match(ScaledWorkload workload, Map<String, String> metadata) {
    List<ConfiguredTrigger> triggers = workloads.getOrDefault(workload, List.of());
    Optional<Match> nearest =
        triggers.stream()
            .filter(trigger -> trigger.distance(metadata).isPresent())
            .min(Comparator.comparingInt(trigger -> trigger.distance(metadata).orElseThrow()))
            .map(trigger -> new Match(trigger, true));
    return nearest.or(
        () -> triggers.stream().findFirst().map(trigger -> new Match(trigger, false)));
  }

  private static Trigger parse(Map<String, String> metadata, Optional<Match> match) {
    if (match.isEmpty()) {
      return TriggerParser.parse(metadata, TriggerContext.NONE);
    }
    TriggerContext known = match.get().trigger.context();
    @Nullable TriggerKind kind =
        match.get().same && !metadata.containsKey(TriggerParser.TYPE_FIELD) ? known.kind() : null;
    return TriggerParser.parse(
        metadata,
        new TriggerContext(
            kind, known.region(), known.maxReplicas(), known.targetOptional(), known.interval()));
  }

  /** The server's own, where it may go. */
  private Credentials ofStranger(Trigger called) {
    allowed.require(called.place());
    checkpointTable(called).ifPresent(allowed::requireTable);
    return new Credentials.DefaultChain();
  }

  private Credentials credentials(Trigger called, Match match) {
    Trigger own = match.trigger.parse();
    if (!own.place().equals(called.place())) {
      allowed.require(called.place());
    }
    checkpointTable(called)
        .filter(table -> !checkpointTable(own).equals(Optional.of(table)))
        .ifPresent(allowed::requireTable);
    // Whose identity it is says the resource: a call cannot raise itself to the server's own.
    return identities.choose(own.identityOwner(), match.trigger.authentication());
  }

  /** The second table that a trigger may read. */
  private static Optional<String> checkpointTable(Trigger trigger) {
    return trigger instanceof StreamTrigger stream && stream.lag() != null
        ? Optional.of(stream.lag().checkpointTable())
        : Optional.empty();
  }

  private static ConnectionSettings settings(Trigger trigger, Credentials credentials) {
    return new ConnectionSettings(
        trigger.place().region(), trigger.place().endpoint(), credentials);
  }
}
