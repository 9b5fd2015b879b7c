package dev.stator.keda;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import dev.stator.tables.json.ValueFormatException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one trigger's metadata, gathering every problem before it gives up. */
final class TriggerParser {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");

  /** Where a value may come from, as KEDA's messages tell it. */
  private static final String METADATA = "[triggerMetadata]";

  private static final String METADATA_OR_AUTHENTICATION = "[triggerMetadata authParams]";

  private final Map<String, String> metadata;
  private final Map<String, String> authentication;
  private final List<String> problems = new ArrayList<>();

  TriggerParser(Map<String, String> metadata, Map<String, String> authentication) {
    this.metadata = metadata;
    this.authentication = authentication;
  }

  DynamoDbTrigger parse() {
    String table = required("tableName", optional("tableName"), METADATA);
    String region = optional("awsRegion");
    if (region == null) {
      region = blankToNull(authentication.get("awsRegion"));
    }
    region = required("awsRegion", region, METADATA_OR_AUTHENTICATION);
    String condition =
        required("keyConditionExpression", optional("keyConditionExpression"), METADATA);
    String names =
        required("expressionAttributeNames", optional("expressionAttributeNames"), METADATA);
    String values =
        required("expressionAttributeValues", optional("expressionAttributeValues"), METADATA);
    @Nullable Long target = number("targetValue");
    @Nullable Long activation = number("activationTargetValue");
    @Nullable URI endpoint = endpoint();
    IdentityOwner owner = owner();
    failIfAny();
    Map<String, String> parsedNames = names(names);
    Map<String, AttributeValue> parsedValues = values(values);
    checkTarget(target);
    failIfAny();
    return new DynamoDbTrigger(
        table,
        region,
        condition,
        parsedNames,
        parsedValues,
        target == null ? 0 : target,
        activation == null ? 0 : activation,
        optional("indexName"),
        optional("filterExpression"),
        endpoint,
        owner);
  }

  private void failIfAny() {
    if (!problems.isEmpty()) {
      throw new TriggerException(problems);
    }
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable String optional(String field) {
    return blankToNull(metadata.get(field));
  }

  private String required(String field, @Nullable String value, String sources) {
    if (value == null) {
      problems.add("missing required parameter \"" + field + "\" in " + sources);
      return "";
    }
    return value;
  }

  private @Nullable Long number(String field) {
    String text = optional(field);
    if (text == null) {
      return null;
    }
    if (INTEGER.matcher(text).matches()) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException tooLarge) {
        // told below, like any other text that is no 64-bit integer
      }
    }
    problems.add(
        "unable to set param \""
            + field
            + "\" value \""
            + text
            + "\": unable to unmarshal to field type int64: a whole number is expected");
    return null;
  }

  /** KEDA passes targets below 1 on, and Kubernetes then refuses the autoscaler: say it at once. */
  private void checkTarget(@Nullable Long target) {
    if (target == null || target == -1) {
      problems.add("no targetValue given");
    } else if (target < 1) {
      problems.add("targetValue is " + target + ", it must be at least 1");
    }
  }

  private @Nullable URI endpoint() {
    String text = optional("awsEndpoint");
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
    problems.add("awsEndpoint '" + text + "' is not an address such as http://localhost:8000");
    return null;
  }

  private IdentityOwner owner() {
    String text = optional("identityOwner");
    if (text == null || text.equals("pod")) {
      return IdentityOwner.POD;
    }
    if (text.equals("operator")) {
      return IdentityOwner.OPERATOR;
    }
    problems.add("identityOwner is '" + text + "', it must be pod or operator");
    return IdentityOwner.POD;
  }

  private Map<String, String> names(String text) {
    String field = "error parsing expressionAttributeNames: ";
    Map<String, String> names = new LinkedHashMap<>();
    @Nullable JsonValue json = object(text, field + "invalid expressionAttributeNames\n");
    if (json instanceof JsonValue.Obj object) {
      object
          .members()
          .forEach(
              (name, value) -> {
                if (value instanceof JsonValue.Str attribute) {
                  names.put(name, attribute.value());
                } else {
                  problems.add(
                      field
                          + "invalid expressionAttributeNames\n"
                          + name
                          + " must be a string, not a "
                          + value.kind());
                }
              });
      if (object.members().isEmpty()) {
        problems.add(field + "empty map");
      }
    }
    return names;
  }

  private Map<String, AttributeValue> values(String text) {
    String field = "error parsing expressionAttributeValues: invalid expressionAttributeValues\n";
    @Nullable JsonValue json = object(text, field);
    if (json instanceof JsonValue.Obj object) {
      try {
        return TypedJson.toItem(object, "");
      } catch (ValueFormatException unfit) {
        problems.add(field + unfit.getMessage());
      }
    }
    return Map.of();
  }

  private @Nullable JsonValue object(String text, String problem) {
    try {
      JsonValue json = JsonFormat.read(text);
      if (json instanceof JsonValue.Obj) {
        return json;
      }
      problems.add(problem + "a JSON object is expected, not a " + json.kind());
    } catch (JsonSyntaxException malformed) {
      problems.add(problem + malformed.getMessage());
    }
    return null;
  }
}
