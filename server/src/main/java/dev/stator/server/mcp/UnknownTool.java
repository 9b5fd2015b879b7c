package dev.stator.server.mcp;

import dev.stator.connector.Catalogue;
import dev.stator.connector.action.Action;
import dev.stator.model.naming.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of a tool that is not offered why not. */
final class UnknownTool {
  private final Catalogue catalogue;
  private final McpConfig config;
  private final List<String> offered;

  UnknownTool(Catalogue catalogue, McpConfig config, List<AgentTool> offered) {
    this.catalogue = catalogue;
    this.config = config;
    this.offered = offered.stream().map(tool -> tool.definition().name()).toList();
  }

  /**
   * @return null if it is offered
   */
  @Nullable String refusal(String name) {
    if (offered.contains(name)) {
      return null;
    }
    for (Action action : catalogue.actions()) {
      if (name.equals(action.tool())) {
        return "the tool "
            + name
            + " is not offered: this server was started with --mcp-access "
            + config.access().text()
            + "; it takes --mcp-access "
            + McpConfig.Access.least(action.safety()).text();
      }
    }
    String hint = Suggestion.hint(name, offered);
    return "unknown tool '" + name + "'" + (hint == null ? "" : ": " + hint);
  }
}
