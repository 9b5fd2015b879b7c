package dev.stator.keda.trigger;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one trigger's metadata: KEDA's fields, and Stator's own, which KEDA passes on untouched.
 *
 * <p>Source of KEDA's: KEDA documentation, "Scalers", AWS DynamoDB and AWS DynamoDB Streams.
 */
public final class TriggerParser {
  /** Which of the two triggers a call means that does not say: {@code aws-dynamodb}. */
  public static final String TYPE_FIELD = "triggerType";

  private static final long SHARDS_PER_REPLICA = 2;
  private static final Set<String> KNOWN =
      Set.of(
          TYPE_FIELD,
          "tableName",
          "awsRegion",
          "awsEndpoint",
          "keyConditionExpression",
          "expressionAttributeNames",
          "expressionAttributeValues",
          "targetValue",
          "activationTargetValue",
          "indexName",
          "filterExpression",
          "identityOwner",
          "awsAccessKeyID",
          "awsAccessKeyIDFromEnv",
          "awsSecretAccessKeyFromEnv",
          "shardCount",
          "activationShardCount",
          "operation",
          "segments",
          "partitionValues",
          "consistentRead",
          "measure",
          "measureAttribute",
          "ageUnit",
          "countCap",
          "sampleInterval",
          "sampleDeadline",
          "staleMax",
          "readUnitsPerMinute",
          "lagReader",
          "lagCheckpointTable",
          "lagCheckpointKey",
          "scalerAddress",
          "enableTLS",
          "unsafeSsl");

  private final TriggerFields fields;
  private final TriggerContext context;

  private TriggerParser(TriggerFields fields, TriggerContext context) {
    this.fields = fields;
    this.context = context;
  }

  /**
   * Reads a trigger's metadata.
   *
   * @param metadata as it stands in the ScaledObject, or as it comes with a call; entries that are
   *     not a scaler's are ignored, as KEDA does
   * @throws TriggerException every field that is missing or wrong
   */
  public static Trigger parse(Map<String, String> metadata, TriggerContext context) {
    TriggerParser parser = new TriggerParser(new TriggerFields(metadata), context);
    return switch (parser.kind()) {
      case ITEMS -> parser.items();
      case STREAM -> parser.stream();
    };
  }

  /** The names in {@code metadata} that mean nothing to a scaler: typing errors, perhaps. */
  public static Set<String> unknown(Map<String, String> metadata) {
    Set<String> unknown = new TreeSet<>(metadata.keySet());
    unknown.removeAll(KNOWN);
    return unknown;
  }

  private TriggerKind kind() {
    if (context.kind() != null) {
      return context.kind();
    }
    String type =
        fields.choice(TYPE_FIELD, ItemTrigger.TYPE, Set.of(ItemTrigger.TYPE, StreamTrigger.TYPE));
    fields.failIfAny();
    return type.equals(StreamTrigger.TYPE) ? TriggerKind.STREAM : TriggerKind.ITEMS;
  }

  private Trigger items() {
    String table = fields.required("tableName");
    String region = region();
    boolean scan = fields.choice("operation", "query", Set.of("query", "scan")).equals("scan");
    // A scan has no key condition, and need not have placeholders.
    @Nullable String condition = scan ? null : fields.required("keyConditionExpression");
    @Nullable String names =
        scan
            ? fields.optional("expressionAttributeNames")
            : fields.required("expressionAttributeNames");
    @Nullable String partitions = fields.optional("partitionValues");
    @Nullable String values =
        scan || partitions != null
            ? fields.optional("expressionAttributeValues")
            : fields.required("expressionAttributeValues");
    if (scan && fields.optional("keyConditionExpression") != null) {
      fields.problem("keyConditionExpression has no meaning with operation scan; drop one");
    }
    if (scan && partitions != null) {
      fields.problem("partitionValues has no meaning with operation scan; drop one");
    }
    @Nullable Long target = fields.number("targetValue");
    @Nullable Long activation = fields.number("activationTargetValue");
    @Nullable Long segments = fields.number("segments", 1, Search.SEGMENTS_MAX);
    if (segments != null && !scan) {
      fields.problem("segments needs operation scan");
    }
    @Nullable URI endpoint = endpoint();
    IdentityOwner owner = owner();
    Sampling sampling = sampling();
    fields.failIfAny();
    ExpressionValues json = new ExpressionValues(fields);
    Map<String, String> parsedNames = names == null ? Map.of() : json.names(names);
    Map<String, AttributeValue> parsedValues = values == null ? Map.of() : json.values(values);
    Search.@Nullable Partitions several = json.partitions();
    Target checked = target(target, activation);
    Measure measure = measure(checked);
    fields.failIfAny();
    Search search =
        new Search(
            fields.optional("indexName"),
            condition,
            fields.optional("filterExpression"),
            parsedNames,
            parsedValues,
            several,
            segments == null ? 1 : segments.intValue(),
            fields.bool("consistentRead"));
    fields.failIfAny();
    return new ItemTrigger(
        new Place(table, region, endpoint), search, measure, checked, owner, sampling);
  }

  private Trigger stream() {
    String table = fields.required("tableName");
    String region = region();
    @Nullable URI endpoint = endpoint();
    IdentityOwner owner = owner();
    Sampling sampling = sampling();
    boolean lag = fields.choice("measure", "shards", Set.of("shards", "lag")).equals("lag");
    StreamTrigger.@Nullable Lag reader = lag ? lag() : null;
    @Nullable Long count = fields.number(lag ? "targetValue" : "shardCount");
    @Nullable Long activation =
        fields.number(lag ? "activationTargetValue" : "activationShardCount");
    fields.failIfAny();
    Target target =
        lag
            ? target(count, activation)
            : shards(count == null ? SHARDS_PER_REPLICA : count, activation);
    fields.failIfAny();
    return new StreamTrigger(new Place(table, region, endpoint), reader, target, owner, sampling);
  }

  private StreamTrigger.Lag lag() {
    return new StreamTrigger.Lag(
        fields.required("lagReader"),
        fields.required("lagCheckpointTable"),
        fields.required("lagCheckpointKey"));
  }

  private Target shards(long count, @Nullable Long activation) {
    if (count < 1) {
      fields.problem("shardCount is " + count + ", it must be at least 1");
    }
    return new Target(count, activation == null ? 0 : activation);
  }

  private String region() {
    String own = fields.optional("awsRegion");
    return fields.required(
        "awsRegion",
        own == null ? TriggerFields.blankToNull(context.region()) : own,
        TriggerFields.METADATA_OR_AUTHENTICATION);
  }

  /** KEDA passes targets below 1 on, and Kubernetes then refuses the autoscaler: say it at once. */
  private Target target(@Nullable Long target, @Nullable Long activation) {
    long above = activation == null ? 0 : activation;
    if (target == null || target == -1) {
      if (context.targetOptional()) {
        return new Target(1, above);
      }
      fields.problem("no targetValue given");
    } else if (target < 1) {
      fields.problem("targetValue is " + target + ", it must be at least 1");
    }
    return new Target(target == null ? 1 : target, above);
  }

  private Measure measure(Target target) {
    String measure = fields.choice("measure", "count", Set.of("count", "sum", "max", "oldestAge"));
    @Nullable String attribute = fields.optional("measureAttribute");
    if (measure.equals("count")) {
      if (attribute != null) {
        fields.problem("measureAttribute needs measure sum, max or oldestAge");
      }
      return new Measure.Count(cap(target));
    }
    if (fields.optional("countCap") != null) {
      fields.problem("countCap needs measure count");
    }
    if (attribute == null) {
      fields.problem("measure " + measure + " needs measureAttribute");
      attribute = "";
    }
    String unit = fields.choice("ageUnit", "seconds", Set.of("seconds", "milliseconds"));
    return switch (measure) {
      case "sum" -> new Measure.Sum(attribute);
      case "max" -> new Measure.Maximum(attribute);
      default ->
          new Measure.OldestAge(
              attribute, unit.equals("seconds") ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    };
  }

  /** More than what all replicas together are for, and than activates, need not be counted. */
  private @Nullable Long cap(Target target) {
    if (!"auto".equals(fields.optional("countCap"))) {
      @Nullable Long cap = fields.number("countCap", 1, Long.MAX_VALUE);
      if (cap != null && cap <= target.activation()) {
        fields.problem("countCap must be more than activationTargetValue");
      }
      return cap;
    }
    if (context.targetOptional()) {
      fields.problem("countCap auto has no meaning where scalingModifiers decide; give a number");
      return null;
    }
    @Nullable Long replicas = context.maxReplicas();
    if (replicas == null) {
      fields.problem("countCap auto needs the ScaledObject in the resource folder; give a number");
      return null;
    }
    long least = Math.max(target.activation(), 0) + 1;
    long wanted = Math.multiplyHigh(target.value(), replicas) == 0 ? target.value() * replicas : -1;
    return wanted < 0 ? null : Math.max(wanted, least);
  }

  private Sampling sampling() {
    return new Sampling(
        fields.duration(
            "sampleInterval", context.interval(), Sampling.INTERVAL_MIN, Sampling.INTERVAL_MAX),
        fields.duration(
            "sampleDeadline",
            Sampling.DEADLINE_DEFAULT,
            Sampling.DEADLINE_MIN,
            Sampling.DEADLINE_MAX),
        fields.duration("staleMax", Duration.ZERO, Duration.ZERO, Sampling.STALE_LONGEST),
        fields.number("readUnitsPerMinute", 1, Long.MAX_VALUE));
  }

  private @Nullable URI endpoint() {
    String text = fields.optional("awsEndpoint");
    if (text == null) {
      return null;
    }
    try {
      URI address = URI.create(text);
      if (address.getScheme() != null && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    fields.problem("awsEndpoint '" + text + "' is not an address such as http://localhost:8000");
    return null;
  }

  private IdentityOwner owner() {
    return fields.choice("identityOwner", "pod", Set.of("pod", "operator")).equals("pod")
        ? IdentityOwner.POD
        : IdentityOwner.OPERATOR;
  }
}
