package dev.stator.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the front ends listen.
 *
 * @param host as the user wrote it, for the URLs that are shown
 * @param address the same, resolved
 * @param ports the number of each; 0 for a free one
 */
public record ListenConfig(String host, InetAddress address, Map<Port, Integer> ports) {
  private static final int PORT_MAX = 65_535;

  public ListenConfig {
    ports = Map.copyOf(ports);
  }

  /** Whether only programs on this machine reach it. */
  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  public int number(Port port) {
    return ports.getOrDefault(port, 0);
  }

  /**
   * @param frontEnds those that will be started: only their ports may not collide
   */
  static ListenConfig from(Settings settings, Set<FrontEnd> frontEnds) {
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    Map<Integer, Port> taken = new HashMap<>();
    for (Port port : Port.values()) {
      int number = number(settings, port.setting());
      ports.put(port, number);
      if (number != 0 && port.serves(frontEnds)) {
        Port other = taken.put(number, port);
        if (other != null) {
          throw settings.wrong(
              port.setting(),
              "is " + number + ", which " + other.setting().flag() + " takes already");
        }
      }
    }
    String host = settings.text(Setting.HOST);
    return new ListenConfig(host, address(settings, host), ports);
  }

  private static int number(Settings settings, Setting setting) {
    String text = settings.text(setting);
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= PORT_MAX) {
        return number;
      }
    } catch (NumberFormatException notNumber) {
      // told below, like a number out of range
    }
    throw settings.wrong(
        setting,
        "must be a port from 0 to " + PORT_MAX + " (0 takes a free one), not '" + text + "'");
  }

  private static InetAddress address(Settings settings, String host) {
    if (host.isBlank()) {
      throw settings.wrong(Setting.HOST, "is empty");
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw settings.wrong(Setting.HOST, "'" + host + "' is not an address of this machine");
    }
  }
}
