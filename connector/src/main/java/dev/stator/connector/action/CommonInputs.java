package dev.stator.connector.action;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputReaders;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/** The inputs that every action has. */
public final class CommonInputs {
  /** A region becomes part of a host's name. */
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

  public static final Input<String> AWS_REGION =
      Input.of(
              "awsRegion",
              "AWS Region",
              InputType.STRING,
              CommonInputs::region,
              "AWS provides services in multiple regions, like us-west-2 or eu-west-1. Without one,"
                  + " the connection's own.")
          .withExample("\"us-west-2\"")
          .withAliases("region");

  public static final Input<String> CONNECTION =
      Input.of(
              "awsConnection",
              "Connection",
              InputType.CONNECTION,
              InputReaders::text,
              "The AWS DynamoDB connection to use, by its name. Without one, the default"
                  + " connection.")
          .withExample("\"local\"");

  public static final Input<String> FORMAT =
      Input.choice(
              "format",
              "Result Format",
              ResultFormat.NAMES,
              "How values are written in the result. plain is ordinary JSON, with DynamoDB JSON in"
                  + " the places that need it, so that nothing is lost. typed is DynamoDB JSON."
                  + " seed has the shapes of the original connector.")
          .withDefault(new JsonValue.Str("plain"));

  /** All of them. */
  static final List<Input<?>> ALL = List.of(AWS_REGION, CONNECTION, FORMAT);

  private CommonInputs() {}

  private static String region(JsonValue value, String field) {
    String region = InputReaders.text(value, field).strip();
    if (!REGION.matcher(region).matches()) {
      throw ActionError.invalidInput(field, field + ": '" + region + "' is not a region")
          .withHint("a region looks like us-west-2");
    }
    return region;
  }
}
