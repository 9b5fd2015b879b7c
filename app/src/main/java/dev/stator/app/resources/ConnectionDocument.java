package dev.stator.app.resources;

import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.Fields;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the connector; {@code spec} has the inputs of its two connections under their
 * names, and what was added to them.
 *
 * @param type null for the SDK's default credentials
 * @param role given if and only if the type takes one
 * @param audit which calls are written to the log
 */
public record ConnectionDocument(
    ResourceMetadata metadata,
    @Nullable Type type,
    AwsAccess access,
    @Nullable Role role,
    ConnectionPolicy policy,
    Audit audit)
    implements ResourceDocument {
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

  /** How requests are authenticated. */
  public enum Type {
    API_KEY_SECRET("apiKeySecret"),
    AWS_ASSUME_ROLE("awsAssumeRole"),
    WEB_IDENTITY("webIdentity");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Which calls are written to the log. */
  public enum Audit {
    NONE,
    WRITES,
    ALL
  }

  /**
   * A role to take.
   *
   * @param tokenFile holds the token that proves the identity; given if and only if the type is
   *     {@link Type#WEB_IDENTITY}
   * @param stsEndpoint where roles are taken; null for AWS
   */
  public record Role(
      String arn,
      @Nullable String externalId,
      @Nullable String sessionName,
      @Nullable Path tokenFile,
      @Nullable URI stsEndpoint) {}

  static ConnectionDocument read(ResourceMetadata metadata, Fields document) {
    @Nullable Fields spec = document.optionalMapping("spec");
    document.refuseOthers();
    if (spec == null) {
      return new ConnectionDocument(
          metadata,
          null,
          new AwsAccess(null, null, null),
          null,
          ConnectionPolicy.EVERYTHING,
          Audit.NONE);
    }
    @Nullable Type type = type(spec);
    @Nullable AccessKeys keys = AccessKeys.read(spec);
    if (keys != null && (type == null || type == Type.WEB_IDENTITY)) {
      throw spec.error("accessKeyId", "needs type: apiKeySecret or awsAssumeRole");
    }
    AwsAccess access =
        new AwsAccess(spec.optionalText("region"), Endpoints.optional(spec, "endpoint"), keys);
    ConnectionDocument connection =
        new ConnectionDocument(
            metadata,
            type,
            access,
            role(spec, type),
            ConnectionPolicy.read(spec.optionalMapping("policy")),
            audit(spec));
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

  private static Audit audit(Fields spec) {
    @Nullable String label = spec.optionalText("audit");
    if (label == null) {
      return Audit.NONE;
    }
    List<String> labels = List.of("none", "writes", "all");
    if (!labels.contains(label)) {
      throw spec.error("audit", "'" + label + "' is not known" + Suggestion.among(labels, label));
    }
    return Audit.valueOf(label.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Role role(Fields spec, @Nullable Type type) {
    @Nullable String arn = spec.optionalText("roleARN");
    @Nullable String externalId = spec.optionalText("externalId");
    @Nullable String sessionName = spec.optionalText("sessionName");
    @Nullable String tokenFile = spec.optionalText("webIdentityTokenFile");
    @Nullable URI stsEndpoint = Endpoints.optional(spec, "stsEndpoint");
    if (type == null || type == Type.API_KEY_SECRET) {
      refuse(spec, "roleARN", arn, "awsAssumeRole or webIdentity");
      refuse(spec, "externalId", externalId, "awsAssumeRole");
      refuse(spec, "sessionName", sessionName, "awsAssumeRole or webIdentity");
      refuse(spec, "webIdentityTokenFile", tokenFile, "webIdentity");
      refuse(spec, "stsEndpoint", stsEndpoint, "awsAssumeRole or webIdentity");
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
    if (sessionName != null && !SESSION_NAME.matcher(sessionName).matches()) {
      throw spec.error("sessionName", "must be 2 to 64 letters, digits or +=,.@_-");
    }
    if (type == Type.WEB_IDENTITY) {
      refuse(spec, "externalId", externalId, "awsAssumeRole");
      if (tokenFile == null) {
        throw spec.missing("webIdentityTokenFile");
      }
      return new Role(arn, null, sessionName, Path.of(tokenFile), stsEndpoint);
    }
    refuse(spec, "webIdentityTokenFile", tokenFile, "webIdentity");
    return new Role(arn, externalId, sessionName, null, stsEndpoint);
  }

  private static void refuse(Fields spec, String name, @Nullable Object given, String types) {
    if (given != null) {
      throw spec.error(name, "needs type: " + types);
    }
  }
}
