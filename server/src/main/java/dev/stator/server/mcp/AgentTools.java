package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.Catalogue;
import dev.stator.connector.action.Action;
import dev.stator.connector.action.CommonInputs;
import dev.stator.connector.action.Safety;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputSchema;
import dev.stator.connector.output.OutputSchema;
import dev.stator.tables.json.JsonValue;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes tools of the actions that are for agents. */
final class AgentTools {
  /** Inputs that make no sense to an agent: results are always plain, pages have cursors. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          CommonInputs.FORMAT.name(),
          "exclusiveStartKey",
          "exclusiveStartTableName",
          "queryParameters",
          "expressionAttributeValueTypes",
          "queryParamTypes",
          "itemTypes");

  static final String CONFIRM = "confirm";

  private AgentTools() {}

  /**
   * @param runner runs the actions
   */
  static List<AgentTool> of(Catalogue catalogue, ActionRunner runner, McpConfig config) {
    String pinned = config.connection();
    ToolRun run =
        new ToolRun(
            pinned == null ? runner : new PinnedRunner(runner, pinned),
            config,
            new Confirmations(InstantSource.system()));
    List<AgentTool> tools = new ArrayList<>();
    for (Action action : catalogue.actions()) {
      String name = action.tool();
      if (name != null && config.access().allows(action.safety())) {
        tools.add(
            new AgentTool(
                definition(action, name, pinned != null),
                (caller, arguments) -> run.by(caller).call(action, arguments)));
      }
    }
    return tools;
  }

  private static Tool definition(Action action, String name, boolean isPinned) {
    return Tool.builder(name, ToolValues.map(inputSchema(action, isPinned)))
        .title(action.label())
        .description(description(action))
        .outputSchema(ToolValues.map(outputSchema(action)))
        .annotations(
            ToolAnnotations.builder()
                .title(action.label())
                .readOnlyHint(action.safety() == Safety.READ)
                .destructiveHint(!action.additive())
                .idempotentHint(action.idempotent())
                .openWorldHint(false)
                .build())
        .build();
  }

  private static String description(Action action) {
    String sentence = action.description().replaceFirst("\\.?$", ".");
    return switch (action.safety()) {
      case READ -> sentence;
      case WRITE -> "[WRITE] " + sentence;
      case DESTRUCTIVE ->
          "[DESTRUCTIVE] "
              + sentence
              + " The first call only tells what would be done, with a token; the same call with"
              + " the token as confirm does it.";
    };
  }

  /** A tool that asks to confirm answers a preview first. */
  private static JsonValue.Obj outputSchema(Action action) {
    JsonValue.Obj schema = action.outputSchema();
    return action.safety() == Safety.DESTRUCTIVE
        ? OutputSchema.with(
            OutputSchema.with(schema, "preview", OutputSchema.object()),
            CONFIRM,
            OutputSchema.text("The token of this preview"))
        : schema;
  }

  private static JsonValue.Obj inputSchema(Action action, boolean isPinned) {
    List<Input<?>> inputs =
        action.inputs().inputs().stream()
            .filter(input -> !LEFT_OUT.contains(input.name()))
            .filter(input -> !isPinned || !input.name().equals(CommonInputs.CONNECTION.name()))
            .<Input<?>>map(input -> input)
            .toList();
    JsonValue.Obj schema = InputSchema.of(inputs);
    return action.safety() == Safety.DESTRUCTIVE
        ? OutputSchema.with(
            schema, CONFIRM, OutputSchema.text("The token of the preview, to do it"))
        : schema;
  }
}
