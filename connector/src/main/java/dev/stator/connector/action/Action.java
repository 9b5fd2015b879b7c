package dev.stator.connector.action;

import dev.stator.connector.input.ExtraParameters;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputSet;
import dev.stator.connector.input.Inputs;
import dev.stator.connector.output.OutputSchema;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One action: everything that is told about it anywhere, and the code.
 *
 * @param key the published name, used in paths
 * @param aliases other names
 * @param label for people
 * @param description one sentence
 * @param safety what it may do to data
 * @param idempotent whether doing it twice leaves what doing it once leaves
 * @param general whether it does what other actions do, such as a transaction: a policy that
 *     forbids those forbids their deeds here
 * @param unconnected whether it is about no connection: one need not be named for it
 * @param additive whether it only adds, and never changes or removes what is there
 * @param tool what agents call it; null if it is not for agents
 * @param inputs all inputs, the common ones last
 * @param extras the input whose members are more inputs, if there is one
 * @param outputSchemaSource gives the JSON Schema of the result in the plain and the typed format;
 *     it is made of the SDK's classes, which a program that only calls actions need not load
 * @param examplePayload a result in the plain format
 * @param code what it does
 */
public record Action(
    String key,
    List<String> aliases,
    String label,
    String description,
    Safety safety,
    boolean idempotent,
    boolean general,
    boolean unconnected,
    boolean additive,
    @Nullable String tool,
    InputSet inputs,
    @Nullable ExtraParameters extras,
    Supplier<JsonValue.Obj> outputSchemaSource,
    JsonValue examplePayload,
    Function<ActionCall, Answer> code) {

  /** Starts a definition. */
  public static Builder define(String key, String label, Safety safety) {
    return new Builder(key, label, safety);
  }

  /** JSON Schema of the result in the plain and the typed format. */
  public JsonValue.Obj outputSchema() {
    return outputSchemaSource.get();
  }

  /**
   * Reads what a caller wrote.
   *
   * @throws dev.stator.connector.error.ActionError the first input that is wrong
   */
  public Inputs read(JsonValue.Obj written) {
    return Inputs.read(inputs, extras, written);
  }

  /** A definition in the making. */
  public static final class Builder {
    private final String key;
    private final String label;
    private final Safety safety;
    private final List<Input<?>> inputs = new ArrayList<>();
    private final List<Input<?>> extraInputs = new ArrayList<>();
    private List<String> aliases = List.of();
    private String description = "";
    private boolean idempotent;
    private boolean general;
    private boolean unconnected;
    private boolean additive;
    private @Nullable String tool;
    private @Nullable Input<Map<String, JsonValue>> extrasHolder;
    private Supplier<JsonValue.Obj> outputSchema = () -> JsonValue.Obj.EMPTY;
    private JsonValue examplePayload = JsonValue.Obj.EMPTY;

    private Builder(String key, String label, Safety safety) {
      this.key = key;
      this.label = label;
      this.safety = safety;
    }

    public Builder aliases(String... names) {
      this.aliases = List.of(names);
      return this;
    }

    public Builder description(String sentence) {
      this.description = sentence;
      return this;
    }

    /** Doing it twice leaves what doing it once leaves. Reads are so anyway. */
    public Builder idempotent() {
      idempotent = true;
      return this;
    }

    /** It does what other actions do, too, as transactions and statements do. */
    public Builder general() {
      general = true;
      return this;
    }

    /** It is about no connection, and asks nothing of one. */
    public Builder unconnected() {
      unconnected = true;
      return this;
    }

    /** It only adds: what was there before is as it was. */
    public Builder additive() {
      additive = true;
      return this;
    }

    /**
     * @param name what agents call it
     */
    public Builder tool(String name) {
      tool = name;
      return this;
    }

    /** The action's own inputs, in the order in which people see them. */
    public Builder inputs(Input<?>... own) {
      inputs.addAll(List.of(own));
      return this;
    }

    /** An input whose members are {@code extras}, or inputs by their names in the API. */
    public Builder extras(Input<Map<String, JsonValue>> holder, Input<?>... extras) {
      extrasHolder = holder;
      inputs.add(holder);
      extraInputs.addAll(List.of(extras));
      return this;
    }

    /**
     * @param emptyAnswer of the class that the action answers with
     */
    public Builder output(Supplier<? extends SdkPojo> emptyAnswer) {
      this.outputSchema = () -> OutputSchema.of(emptyAnswer.get());
      return this;
    }

    /** A result that is not the answer of the service; values may be any JSON. */
    public Builder outputSchema(JsonValue.Obj schema) {
      return outputSchema(() -> schema);
    }

    /** Likewise, for a schema that is made of others when it is asked for. */
    public Builder outputSchema(Supplier<JsonValue.Obj> schema) {
      this.outputSchema = schema;
      return this;
    }

    /** A member that the result has beside the answer of the service. */
    public Builder outputWith(String name, JsonValue.Obj schema) {
      Supplier<JsonValue.Obj> before = outputSchema;
      this.outputSchema = () -> OutputSchema.with(before.get(), name, schema);
      return this;
    }

    /** The result tells beside the answer whether something is there. */
    public Builder outputFound(String meaning) {
      return outputWith("found", OutputSchema.bool(meaning));
    }

    /**
     * @param json a result in the plain format
     */
    public Builder examplePayload(String json) {
      this.examplePayload = JsonFormat.read(json);
      return this;
    }

    /**
     * The code, which ends the definition.
     *
     * @throws IllegalArgumentException if two inputs share a name
     */
    public Action runs(Function<ActionCall, Answer> code) {
      List<Input<?>> all = new ArrayList<>(inputs);
      all.addAll(CommonInputs.ALL);
      InputSet known = new InputSet(all);
      ExtraParameters extras =
          extrasHolder == null ? null : new ExtraParameters(extrasHolder, known, extraInputs);
      return new Action(
          key,
          aliases,
          label,
          description,
          safety,
          idempotent || safety == Safety.READ,
          general,
          unconnected,
          additive || safety == Safety.READ,
          tool,
          known,
          extras,
          outputSchema,
          examplePayload,
          code);
    }
  }
}
