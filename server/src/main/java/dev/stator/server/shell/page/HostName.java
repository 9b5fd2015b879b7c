package dev.stator.server.shell.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name in a request's header {@code Host}: a page's own, if its owner let that name mean the
 * address of this machine ("DNS rebinding"). Nobody elsewhere can do so with an address, with a
 * name without a dot, or with one of a domain that is never public. {@code .local} is not among
 * them: any neighbour on the same link may answer for it (RFC 6762).
 *
 * <p>Source: RFC 9110, section 7.2; RFC 6761, section 6.3 (localhost); ICANN resolution
 * 2024.07.29.06 (internal).
 */
record HostName(String text) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final List<String> NEVER_PUBLIC = List.of(".localhost", ".internal");

  /**
   * @param host the header's value: a name, perhaps with a port
   */
  static HostName of(String host) {
    int port = host.lastIndexOf(':');
    boolean isPort = port >= 0 && host.indexOf(']', port) < 0;
    String name = (isPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    return new HostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
  }

  /** Whether nobody elsewhere can give this name an address. */
  boolean isOwn() {
    return text.startsWith("[")
        || text.indexOf('.') < 0
        || IPV4.matcher(text).matches()
        || NEVER_PUBLIC.stream().anyMatch(text::endsWith);
  }
}
