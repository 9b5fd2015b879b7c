package dev.stator.app.config;

import dev.stator.server.mcp.McpConfig;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All of {@code stator serve}, one record for each concern, checked. */
public record ServeConfig(
    StoreConfig store,
    ListenConfig listen,
    FrontEndsConfig frontEnds,
    ResourcesConfig resources,
    KedaConfig keda,
    PluggableConfig pluggable,
    ShellConfig shell,
    AuthenticationConfig authentication,
    TlsConfig tls,
    ProtocolConfig protocol,
    McpConfig.Access mcpAccess,
    @Nullable String mcpConnection,
    boolean verbose) {

  /**
   * @throws dev.stator.app.exit.StartFailure at the first wrong value, named with its flag or its
   *     line
   */
  public static ServeConfig from(Settings settings) {
    return from(settings, System::getenv);
  }

  /**
   * @param environment the value of a variable, or null
   */
  static ServeConfig from(Settings settings, Function<String, @Nullable String> environment) {
    FrontEndsConfig frontEnds = FrontEndsConfig.from(settings);
    ListenConfig listen = ListenConfig.from(settings, frontEnds.chosen());
    AuthenticationConfig authentication = AuthenticationConfig.from(settings, environment);
    TlsConfig tls = TlsConfig.from(settings);
    Exposure.check(settings, listen, frontEnds.chosen(), authentication, tls);
    return new ServeConfig(
        StoreConfig.from(settings),
        listen,
        frontEnds,
        ResourcesConfig.from(settings),
        KedaConfig.from(settings),
        PluggableConfig.from(settings, environment),
        ShellConfig.from(settings),
        authentication,
        tls,
        ProtocolConfig.from(settings),
        mcpAccess(settings),
        mcpConnection(settings),
        settings.isOn(Setting.VERBOSE));
  }

  private static @Nullable String mcpConnection(Settings settings) {
    String name = settings.text(Setting.MCP_CONNECTION);
    return name.isEmpty() ? null : name;
  }

  /** The tools for agents, as these settings have them. */
  public McpConfig mcp(String version) {
    return McpConfig.of(mcpAccess, version).on(mcpConnection);
  }

  private static McpConfig.Access mcpAccess(Settings settings) {
    return switch (settings.text(Setting.MCP_ACCESS)) {
      case "read" -> McpConfig.Access.READ;
      case "write" -> McpConfig.Access.WRITE;
      case "all" -> McpConfig.Access.ALL;
      default ->
          throw settings.wrong(
              Setting.MCP_ACCESS,
              "must be read, write or all, not '" + settings.text(Setting.MCP_ACCESS) + "'");
    };
  }
}
