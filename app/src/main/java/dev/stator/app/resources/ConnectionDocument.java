package dev.stator.app.resources;

import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the connector; {@code spec} has the inputs of its two connections under their
 * names.
 *
 * @param type null for the SDK's default credentials
 * @param role given if and only if the type is {@link Type#AWS_ASSUME_ROLE}
 */
public record ConnectionDocument(
    ResourceMetadata metadata, @Nullable Type type, AwsAccess access, @Nullable Role role)
    implements ResourceDocument {
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");

  /** How requests are authenticated. */
  public enum Type {
    API_KEY_SECRET("apiKeySecret"),
    AWS_ASSUME_ROLE("awsAssumeRole");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** A role to take with the keys. */
  public record Role(String arn, @Nullable String externalId) {}

  static ConnectionDocument read(ResourceMetadata metadata, Fields document) {
    @Nullable Fields spec = document.optionalMapping("spec");
    document.refuseOthers();
    if (spec == null) {
      return new ConnectionDocument(metadata, null, new AwsAccess(null, null, null), null);
    }
    @Nullable Type type = type(spec);
    @Nullable AccessKeys keys = AccessKeys.read(spec);
    if (keys != null && type == null) {
      throw spec.error("accessKeyId", "needs a type: apiKeySecret or awsAssumeRole");
    }
    AwsAccess access =
        new AwsAccess(spec.optionalText("region"), Endpoints.optional(spec, "endpoint"), keys);
    ConnectionDocument connection =
        new ConnectionDocument(metadata, type, access, role(spec, type));
    spec.refuseOthers();
    return connection;
  }

  private static @Nullable Type type(Fields spec) {
    @Nullable String label = spec.optionalText("type");
    if (label == null) {
      return null;
    }
    List<String> labels = Arrays.stream(Type.values()).map(Type::label).toList();
    return Arrays.stream(Type.values())
        .filter(type -> type.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                spec.error(
                    "type", "'" + label + "' is not known" + Suggestion.among(labels, label)));
  }

  private static @Nullable Role role(Fields spec, @Nullable Type type) {
    @Nullable String arn = spec.optionalText("roleARN");
    @Nullable String externalId = spec.optionalText("externalId");
    if (type != Type.AWS_ASSUME_ROLE) {
      if (arn != null || externalId != null) {
        throw spec.error(arn == null ? "externalId" : "roleARN", "needs type: awsAssumeRole");
      }
      return null;
    }
    if (arn == null || arn.isBlank()) {
      throw spec.missing("roleARN");
    }
    if (!ROLE_ARN.matcher(arn).matches()) {
      throw spec.error(
          "roleARN",
          "'" + arn + "' is not a role's ARN such as arn:aws:iam::123456789012:role/rolename");
    }
    return new Role(arn, externalId);
  }
}
