package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line about a resource at the start: where its data is, and what of it is not used there. */
final class ResourceLines {
  private ResourceLines() {}

  /**
   * @param table null if the resource has none of its own
   * @param settings what it says about AWS
   */
  static String line(
      ResourceMetadata metadata,
      @Nullable String table,
      Backend backend,
      ConnectionSettings settings) {
    return line(metadata.title(), table, backend, settings);
  }

  /**
   * @param title what the line is about
   */
  static String line(
      String title, @Nullable String table, Backend backend, ConnectionSettings settings) {
    String place = title + ": " + (table == null ? "" : "table " + table + ", ");
    return switch (backend) {
      case EMBEDDED -> place + "embedded" + unused(settings);
      case AWS -> place + "aws" + used(settings);
    };
  }

  private static String used(ConnectionSettings settings) {
    String region = settings.region() == null ? "" : ", region " + settings.region();
    String endpoint = settings.endpoint() == null ? "" : ", endpoint " + settings.endpoint();
    return region + endpoint;
  }

  /** Such as {@code ; endpoint, region and keys are checked but not used}. */
  private static String unused(ConnectionSettings settings) {
    List<String> given = new ArrayList<>();
    if (settings.endpoint() != null) {
      given.add("endpoint");
    }
    if (settings.region() != null) {
      given.add("region");
    }
    switch (settings.credentials()) {
      case Credentials.DefaultChain chain -> {}
      case Credentials.Static keys -> given.add("keys");
      case Credentials.AssumedRole role -> given.add("role");
      case Credentials.WebIdentity identity -> given.add("role");
    }
    if (given.isEmpty()) {
      return "";
    }
    String last = given.removeLast();
    String all = given.isEmpty() ? last : String.join(", ", given) + " and " + last;
    boolean one = given.isEmpty() && !last.equals("keys");
    return "; " + all + (one ? " is" : " are") + " checked but not used";
  }
}
