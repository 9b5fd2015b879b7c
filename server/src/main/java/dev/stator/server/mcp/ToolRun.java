package dev.stator.server.mcp;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.action.Action;
import dev.stator.connector.action.Safety;
import dev.stator.connector.answer.ErrorJson;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.paging.PagingInputs;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the action behind a tool. For many threads. */
final class ToolRun {
  private static final String MAX_ITEMS = PagingInputs.MAX_ITEMS.name();
  private static final String MAX_BYTES = PagingInputs.MAX_BYTES.name();

  /** Lists in results of which one element is given however long it is, so that calls get on. */
  private static final List<String> LISTS = List.of("Items", "changes", "tables");

  /** Inputs that make results shorter, and how. */
  private static final Map<String, String> SHORTER =
      Map.of(
          "limit", "a smaller limit (1 gives one, however long it is)",
          "keys", "fewer keys",
          "attributes", "the attributes that are needed",
          "projectionExpression", "a projectionExpression of what is needed");

  private final ActionRunner runner;
  private final McpConfig config;
  private final Confirmations confirmations;
  private final Preview preview;

  ToolRun(ActionRunner runner, McpConfig config, Confirmations confirmations) {
    this.runner = runner;
    this.config = config;
    this.confirmations = confirmations;
    this.preview = new Preview(runner, config.bytesMax());
  }

  /** The same for one caller, who is written down. */
  ToolRun by(@Nullable String caller) {
    return new ToolRun(runner.as(caller), config, confirmations);
  }

  CallToolResult call(Action action, Map<String, Object> arguments) {
    try {
      Map<String, Object> given = new LinkedHashMap<>(arguments);
      Object token = given.remove(AgentTools.CONFIRM);
      JsonValue.Obj inputs = capped(action, ToolValues.read(given));
      if (action.safety() != Safety.DESTRUCTIVE) {
        return result(action, action.safety(), runner.run(action.key(), inputs));
      }
      String call = action.key() + " " + text(inputs);
      if (token == null) {
        return result(action, Safety.READ, preview(action, inputs, call));
      }
      if (!confirmations.redeem(String.valueOf(token), call)) {
        throw ActionError.invalidInput(
                AgentTools.CONFIRM, "this token is not good for this call, or not any more")
            .withHint("call without confirm again, and repeat the call unchanged with the new one");
      }
      return result(action, action.safety(), runner.run(action.key(), inputs));
    } catch (ActionError error) {
      return failure(ErrorJson.write(error));
    }
  }

  /** Results of an agent are short: what is left comes with the cursor. */
  private JsonValue.Obj capped(Action action, JsonValue.Obj inputs) {
    JsonValue.Obj capped = inputs;
    if (action.inputs().find(MAX_ITEMS) != null) {
      capped = capped.with(MAX_ITEMS, least(capped.get(MAX_ITEMS), config.itemsMax()));
    }
    if (action.inputs().find(MAX_BYTES) != null) {
      capped = capped.with(MAX_BYTES, least(capped.get(MAX_BYTES), config.bytesMax()));
    }
    return capped;
  }

  private static JsonValue least(@Nullable JsonValue asked, int most) {
    return asked instanceof JsonValue.Num(String digits)
            && new BigDecimal(digits).compareTo(BigDecimal.valueOf(most)) < 0
        ? asked
        : JsonValue.Num.of(most);
  }

  private JsonValue.Obj preview(Action action, JsonValue.Obj inputs, String call) {
    return JsonValue.Obj.EMPTY
        .with("preview", preview.of(action, inputs))
        .with(AgentTools.CONFIRM, new JsonValue.Str(confirmations.issue(call)))
        .with(
            "message",
            new JsonValue.Str(
                "nothing is done yet: repeat this call with confirm to do it, within 10 minutes"));
  }

  /**
   * @param did what was done to get this result
   */
  private CallToolResult result(Action action, Safety did, JsonValue.Obj result) {
    String text = text(result);
    // A page may end with an item that is larger than the cap itself.
    if (text.length() > 2 * config.bytesMax() && !isOne(result)) {
      return did == Safety.READ
          ? failure(tooLong(action, text.length()))
          : untold(action, text.length());
    }
    return success(result, text);
  }

  private static boolean isOne(JsonValue.Obj result) {
    return LISTS.stream()
        .anyMatch(
            list ->
                result.get(list) instanceof JsonValue.Arr array && array.elements().size() == 1);
  }

  private JsonValue.Obj tooLong(Action action, int length) {
    return ErrorJson.write(
        ActionError.of(ErrorCode.RESULT_TOO_LARGE, lengths(length)).withHint(shorter(action)));
  }

  /** What makes results of this action shorter; null if nothing does. */
  private static @Nullable String shorter(Action action) {
    List<String> ways =
        action.inputs().inputs().stream()
            .map(input -> SHORTER.get(input.name()))
            .filter(Objects::nonNull)
            .toList();
    return ways.isEmpty() ? null : "ask for less: " + String.join(", or ", ways);
  }

  /** What was written stays written: told as an error, it would be written again. */
  private CallToolResult untold(Action action, int length) {
    String way = shorter(action);
    JsonValue.Obj done =
        JsonValue.Obj.EMPTY
            .with("done", new JsonValue.Bool(true))
            .with("truncated", new JsonValue.Bool(true))
            .with(
                "message",
                new JsonValue.Str(
                    "it is done, and its result left out: "
                        + lengths(length)
                        + (way == null ? "" : "; " + way)));
    return success(done, text(done));
  }

  private String lengths(int length) {
    return "the result has " + length + " characters, more than " + 2 * config.bytesMax();
  }

  private static CallToolResult success(JsonValue.Obj result, String text) {
    return CallToolResult.builder(List.of(TextContent.builder(text).build()))
        .structuredContent(ToolValues.map(result))
        .isError(false)
        .build();
  }

  private static CallToolResult failure(JsonValue.Obj error) {
    return CallToolResult.builder(List.of(TextContent.builder(text(error)).build()))
        .structuredContent(ToolValues.map(error))
        .isError(true)
        .build();
  }

  private static String text(JsonValue json) {
    return new String(JsonFormat.write(json), StandardCharsets.UTF_8);
  }
}
