package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.resources.ScaledDocument;
import dev.stator.app.resources.TriggerAuthenticationDocument.PodIdentity;
import dev.stator.app.resources.TriggerAuthentications;
import dev.stator.app.resources.TriggerDocument;
import dev.stator.app.wiring.FrontEndParts.GrpcPart;
import dev.stator.keda.ConfiguredWorkloads;
import dev.stator.keda.ConfiguredWorkloads.ConfiguredTrigger;
import dev.stator.keda.DynamoDbTrigger;
import dev.stator.keda.ScaledWorkload;
import dev.stator.keda.Scaler;
import dev.stator.keda.TriggerException;
import dev.stator.keda.TriggerIdentity;
import dev.stator.server.keda.ExternalScalerService;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** KEDA's external scaler: the triggers of the ScaledObjects and ScaledJobs of the resources. */
final class KedaWiring {
  private static final String ROLE = "awsRoleArn";
  private static final String REGION = "awsRegion";

  private final WiringContext context;
  private final TriggerAuthentications authentications;
  private final List<String> lines = new ArrayList<>();

  private KedaWiring(WiringContext context) {
    this.context = context;
    this.authentications = new TriggerAuthentications(context.resources(), context.secrets());
  }

  static FrontEndParts parts(WiringContext context) {
    return new KedaWiring(context).parts();
  }

  private FrontEndParts parts() {
    Map<ScaledWorkload, List<ConfiguredTrigger>> workloads = new LinkedHashMap<>();
    for (ScaledDocument scaled : context.resources().all(ScaledDocument.class)) {
      workloads
          .computeIfAbsent(workload(scaled.metadata()), one -> new ArrayList<>())
          .addAll(triggers(scaled));
    }
    Scaler scaler = new Scaler(new ConfiguredWorkloads(workloads, forOthers()));
    return new FrontEndParts(
        "KEDA scaler",
        List.of(),
        List.of(new GrpcPart(Port.KEDA, new ExternalScalerService(scaler))),
        addresses -> List.of(addresses.authority(Port.KEDA) + " (gRPC)"),
        lines);
  }

  /** On AWS nobody but the configured workloads may spend the credentials. */
  private @Nullable DynamoDbClient forOthers() {
    return switch (context.config().resources().backend()) {
      case EMBEDDED -> context.databases().embedded().client();
      case AWS -> null;
    };
  }

  private static ScaledWorkload workload(ResourceMetadata metadata) {
    return new ScaledWorkload(metadata.namespaceOrStandard(), metadata.name());
  }

  private List<ConfiguredTrigger> triggers(ScaledDocument scaled) {
    List<ConfiguredTrigger> configured = new ArrayList<>();
    for (TriggerDocument trigger : scaled.triggers()) {
      if (trigger.type().equals(TriggerDocument.AWS_DYNAMODB)) {
        configured.add(configured(scaled, trigger));
      }
    }
    return configured;
  }

  private ConfiguredTrigger configured(ScaledDocument scaled, TriggerDocument document) {
    ResourceMetadata metadata = scaled.metadata();
    Backend backend = context.backend(metadata);
    TriggerIdentity.Authentication authentication =
        authentication(authentications.of(scaled, document));
    try {
      DynamoDbTrigger trigger =
          DynamoDbTrigger.parse(document.metadata(), region(authentication.parameters()));
      ConnectionSettings settings =
          new ConnectionSettings(
              trigger.awsRegion(),
              trigger.awsEndpoint(),
              credentials(document, trigger, authentication, backend));
      lines.add(ResourceLines.line(metadata, trigger.tableName(), backend, settings));
    } catch (TriggerException wrong) {
      throw new YamlError(
          document.position(), "trigger of " + metadata.title() + ": " + oneLine(wrong.text()));
    }
    return new ConfiguredTrigger(
        document.metadata(),
        authentication,
        backend == Backend.AWS,
        settings -> context.databases().client(backend, settings));
  }

  /** On the embedded engine credentials are not required, but checked if there are some. */
  private static Credentials credentials(
      TriggerDocument document,
      DynamoDbTrigger trigger,
      TriggerIdentity.Authentication authentication,
      Backend backend) {
    return backend == Backend.EMBEDDED && document.authentication() == null
        ? new Credentials.DefaultChain()
        : TriggerIdentity.choose(trigger.identityOwner(), authentication);
  }

  private static TriggerIdentity.Authentication authentication(
      TriggerAuthentications.Authentication found) {
    Map<String, Secret> parameters = new HashMap<>(found.parameters());
    @Nullable PodIdentity identity = found.podIdentity();
    if (identity == null || identity.provider().equals("none")) {
      return new TriggerIdentity.Authentication(null, parameters);
    }
    if (identity.roleArn() != null) {
      parameters.put(ROLE, Secret.of(identity.roleArn()));
    }
    return new TriggerIdentity.Authentication(identity.provider(), parameters);
  }

  private static Map<String, String> region(Map<String, Secret> parameters) {
    Secret region = parameters.get(REGION);
    return region == null ? Map.of() : Map.of(REGION, region.reveal());
  }

  private static String oneLine(String text) {
    return String.join("; ", text.lines().toList());
  }
}
