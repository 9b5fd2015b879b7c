package dev.stator.connector.input;

import dev.stator.connector.value.KeyedValues;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One input of an action. Immutable: each method returns another one.
 *
 * @param <T> what the action gets
 * @param name the published key
 * @param label for people
 * @param required whether a call without it is refused; a default fulfils it
 * @param defaultValue what a call without it means; null for nothing
 * @param example shown, never sent
 * @param comments one paragraph, in Markdown
 * @param aliases other names: the API's, the original's; case, spaces and underscores never matter
 * @param choices the only values; empty for any
 * @param elementSource gives the schema of one element of a list; null if it is none
 * @param reader checks and turns what was written
 */
public record Input<T>(
    String name,
    String label,
    InputType type,
    boolean required,
    @Nullable JsonValue defaultValue,
    @Nullable JsonValue example,
    String comments,
    List<String> aliases,
    List<String> choices,
    @Nullable Supplier<JsonValue.Obj> elementSource,
    InputReader<T> reader) {

  /** An optional input without default. */
  public static <T> Input<T> of(
      String name, String label, InputType type, InputReader<T> reader, String comments) {
    return new Input<>(
        name, label, type, false, null, null, comments, List.of(), List.of(), null, reader);
  }

  public static Input<String> text(String name, String label, String comments) {
    return of(name, label, InputType.STRING, InputReaders::text, comments);
  }

  /** One of {@code choices}. */
  public static Input<String> choice(
      String name, String label, List<String> choices, String comments) {
    Input<String> input = of(name, label, InputType.STRING, InputReaders.choice(choices), comments);
    return new Input<>(
        name,
        label,
        input.type,
        false,
        null,
        null,
        comments,
        List.of(),
        choices,
        null,
        input.reader);
  }

  /** False unless given. */
  public static Input<Boolean> flag(String name, String label, String comments) {
    Input<Boolean> input =
        of(
            name,
            label,
            InputType.BOOLEAN,
            (JsonValue v, String f) -> InputReaders.flag(v, f),
            comments);
    return input.withDefault(new JsonValue.Bool(false));
  }

  public static Input<Long> integer(
      String name, String label, long min, long max, String comments) {
    return of(name, label, InputType.INTEGER, InputReaders.integer(min, max), comments);
  }

  /** A list of names. */
  public static Input<List<String>> texts(String name, String label, String comments) {
    return of(
            name,
            label,
            InputType.TEXTS,
            InputReaders::texts,
            comments + " Also as one text, parted by commas.")
        .withElements(ElementSchema.TEXT);
  }

  /** A list of what {@code elements} says. */
  public static Input<JsonValue.Arr> list(
      String name, String label, JsonValue.Obj elements, String comments) {
    return list(name, label, () -> elements, comments);
  }

  /** Likewise, for a schema that is made of others when it is asked for. */
  public static Input<JsonValue.Arr> list(
      String name, String label, Supplier<JsonValue.Obj> elements, String comments) {
    return of(name, label, InputType.ARRAY, InputReaders::array, comments).withElements(elements);
  }

  /** Names with values. */
  public static Input<Map<String, JsonValue>> map(String name, String label, String comments) {
    return of(name, label, InputType.OBJECT, KeyedValues::read, comments);
  }

  public Input<T> asRequired() {
    return new Input<>(
        name,
        label,
        type,
        true,
        defaultValue,
        example,
        comments,
        aliases,
        choices,
        elementSource,
        reader);
  }

  public Input<T> withDefault(JsonValue value) {
    return new Input<>(
        name,
        label,
        type,
        required,
        value,
        example,
        comments,
        aliases,
        choices,
        elementSource,
        reader);
  }

  /**
   * @param json the example as JSON text
   */
  public Input<T> withExample(String json) {
    return new Input<>(
        name,
        label,
        type,
        required,
        defaultValue,
        JsonFormat.read(json),
        comments,
        aliases,
        choices,
        elementSource,
        reader);
  }

  /**
   * @param values the only ones, for forms and schemas; the reader may take other words for them
   */
  public Input<T> withChoices(List<String> values) {
    return new Input<>(
        name,
        label,
        type,
        required,
        defaultValue,
        example,
        comments,
        aliases,
        List.copyOf(values),
        elementSource,
        reader);
  }

  public Input<T> withAliases(String... names) {
    return new Input<>(
        name,
        label,
        type,
        required,
        defaultValue,
        example,
        comments,
        List.of(names),
        choices,
        elementSource,
        reader);
  }

  /**
   * @param schema of one element of the list that this input is; see {@link ElementSchema}
   */
  public Input<T> withElements(JsonValue.Obj schema) {
    return withElements(() -> schema);
  }

  /** Likewise, for a schema that is made of others when it is asked for. */
  public Input<T> withElements(Supplier<JsonValue.Obj> schema) {
    return new Input<>(
        name,
        label,
        type,
        required,
        defaultValue,
        example,
        comments,
        aliases,
        choices,
        schema,
        reader);
  }

  /** The schema of one element, if this is a list. */
  public JsonValue.@Nullable Obj elements() {
    return elementSource == null ? null : elementSource.get();
  }

  /** Every name that callers may use. */
  public Stream<String> names() {
    return Stream.concat(Stream.of(name, label), aliases.stream());
  }
}
