package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.StoreConfig;
import dev.stator.server.shell.ListenAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is told once everything runs.
 *
 * @param warnings one line each
 * @param resources one line about each resource
 * @param ready where each front end is, where the data is, which backend
 */
public record ReadyReport(List<String> warnings, List<String> resources, List<String> ready) {
  private static final String ROW = "  %-12s %s";

  public ReadyReport {
    warnings = List.copyOf(warnings);
    resources = List.copyOf(resources);
    ready = List.copyOf(ready);
  }

  static ReadyReport of(
      List<FrontEndParts> parts,
      Addresses addresses,
      ServeConfig config,
      boolean hasEmbedded,
      List<String> warnings) {
    List<String> ready = new ArrayList<>();
    for (FrontEndParts part : parts) {
      String label = part.label();
      for (String url : part.urls().apply(addresses)) {
        ready.add(row(label, url));
        label = "";
      }
    }
    ready.add(row("Health", addresses.url(Port.HTTP) + "/healthz, /readyz, /metrics"));
    ready.add(row("Listening", listening(addresses.host())));
    List<String> resources = parts.stream().flatMap(part -> part.resources().stream()).toList();
    String elsewhere =
        resources.isEmpty()
            ? "none: no resource is in use"
            : "none here: everything is on " + Backend.AWS.label();
    ready.add(row("Data", hasEmbedded ? place(config.store()) : elsewhere));
    ready.add(row("Backend", config.resources().backend().label()));
    return new ReadyReport(warnings, resources, ready);
  }

  private static String listening(String host) {
    List<String> addresses = ListenAddresses.of(host);
    String told = "on " + String.join(" and ", addresses);
    boolean alone = host.equalsIgnoreCase(ListenAddresses.LOCALHOST) && addresses.size() == 1;
    return alone ? told + ", as this machine has no " + ListenAddresses.IPV6_LOOPBACK : told;
  }

  private static String place(StoreConfig store) {
    return switch (store) {
      case StoreConfig.InMemory memory -> "in memory, gone at the end";
      case StoreConfig.InFolder folder ->
          folder.folder().toAbsolutePath().normalize()
              + " ("
              + folder.durability().name().toLowerCase(Locale.ROOT)
              + ")";
    };
  }

  private static String row(String label, String text) {
    return ROW.formatted(label, text);
  }
}
