package dev.stator.keda;

import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.Place;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * The places that a call may name beside those of the resource folder. Without it a caller could
 * send the server, and its credentials, anywhere.
 *
 * @param tables names, or with a {@code *} at the end the beginnings of names
 * @param regions names of regions
 * @param endpoints addresses, compared as they are written; a call without endpoint needs none
 */
public record AllowList(List<String> tables, Set<String> regions, Set<URI> endpoints) {
  public static final AllowList NOTHING = new AllowList(List.of(), Set.of(), Set.of());

  public AllowList {
    tables = List.copyOf(tables);
    regions = Set.copyOf(regions);
    endpoints = Set.copyOf(endpoints);
  }

  /**
   * @throws NotAllowedException which part of {@code place} is not in this list
   */
  void require(Place place) {
    requireTable(place.table());
    if (!regions.contains(place.region())) {
      throw refused("region '" + place.region() + "'", "--keda-allow-regions");
    }
    if (place.endpoint() != null && !endpoints.contains(place.endpoint())) {
      throw refused("awsEndpoint '" + place.endpoint() + "'", "--keda-allow-endpoints");
    }
  }

  /**
   * @throws NotAllowedException if {@code table} is not in this list
   */
  void requireTable(String table) {
    if (tables.stream().noneMatch(pattern -> matches(pattern, table))) {
      throw refused("table '" + table + "'", "--keda-allow-tables");
    }
  }

  private static boolean matches(String pattern, String table) {
    return pattern.endsWith("*")
        ? table.startsWith(pattern.substring(0, pattern.length() - 1))
        : table.equals(pattern);
  }

  private static NotAllowedException refused(String what, String setting) {
    return new NotAllowedException(
        what
            + " is not allowed: put the ScaledObject into the resource folder, or name it with "
            + setting);
  }
}
