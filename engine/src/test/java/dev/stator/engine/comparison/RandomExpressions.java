package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Expression.Call;
import dev.stator.engine.comparison.Expression.Literal;
import dev.stator.engine.comparison.Expression.Path;
import dev.stator.engine.reference.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Expressions without mistakes that are seen before there is an item. */
final class RandomExpressions {
  private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");
  private static final List<String> TYPES =
      List.of("S", "N", "B", "SS", "NS", "BS", "M", "L", "BOOL", "NULL");
  private static final int CONDITION_DEPTH_MAX = 3;

  private final Random random;
  private final RandomValues values;

  RandomExpressions(Random random, RandomValues values) {
    this.random = random;
    this.values = values;
  }

  static Expression call(String operator, Expression... arguments) {
    return new Call(operator, List.of(arguments));
  }

  static Path path(Object... steps) {
    return new Path(List.of(steps));
  }

  /** Of the attribute or something in it. */
  private Path pathIn(String name) {
    return switch (name) {
      case "l" ->
          switch (values.below(4)) {
            case 0 -> path(name);
            case 1 -> path(name, values.below(3), "k");
            default -> path(name, values.below(4));
          };
      case "m" ->
          switch (values.below(4)) {
            case 0 -> path(name);
            case 1 -> path(name, "k", values.below(2));
            default -> path(name, values.oneOf("j", "k", "name"));
          };
      default ->
          values.chance(95) || !RandomTables.NOT_IN_KEYS.contains(name)
              ? path(name) // no expression goes into a key
              : path(name, values.oneOf("j", 0));
    };
  }

  /** Paths of which none leads through another. */
  List<Path> paths(List<String> attributes) {
    List<String> names = shuffled(attributes);
    List<Path> paths = new ArrayList<>();
    for (String name : names.subList(0, Math.min(names.size(), 1 + values.below(3)))) {
      paths.addAll(apart(name));
    }
    return paths;
  }

  private List<Path> apart(String name) {
    if (name.equals("l") && values.chance(50)) {
      return List.of(path(name, values.below(2)), path(name, 2 + values.below(2)));
    }
    if (name.equals("m") && values.chance(50)) {
      return List.of(path(name, "j"), path(name, "k", values.oneOf("j", "name")));
    }
    return List.of(pathIn(name));
  }

  private List<String> shuffled(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** A condition on the attributes. */
  Expression condition(List<String> attributes) {
    return condition(attributes, 0);
  }

  private Expression condition(List<String> attributes, int depth) {
    return switch (depth < CONDITION_DEPTH_MAX ? values.below(7) : 3) {
      case 0 -> call("NOT", condition(attributes, depth + 1));
      case 1, 2 ->
          call(
              values.oneOf("AND", "OR"),
              condition(attributes, depth + 1),
              condition(attributes, depth + 1));
      default -> test(attributes);
    };
  }

  private Expression test(List<String> attributes) {
    Path tested = pathIn(values.oneOf(attributes));
    return switch (values.below(15)) {
      case 0, 11 -> call("attribute_exists", tested);
      case 13 -> call("contains", memberOf(attributes), new Literal(values.scalar()));
      case 14 ->
          call("contains", textOf(attributes), new Literal(values.ofType(values.oneOf("S", "B"))));
      case 12 -> call("<>", tested, new Literal(values.scalar()));
      case 1 -> call("attribute_not_exists", tested);
      case 2 -> call("attribute_type", tested, new Literal(values.oneOf(TYPES)));
      case 3 -> call("begins_with", tested, new Literal(values.ofType(values.oneOf("S", "B"))));
      case 4 -> call("contains", tested, otherThan(tested, attributes, values.any()));
      case 5 -> sizeTest(values.chance(50) ? tested : textOf(attributes), attributes);
      case 6 -> between(tested, values.keyType());
      case 7 ->
          call(
              "IN", tested, new Literal(values.any()), otherThan(tested, attributes, values.any()));
      case 8 -> call(values.oneOf("=", "<>"), tested, new Literal(values.any()));
      case 9 -> call(values.oneOf(COMPARATORS), new Literal(values.scalar()), pathIn("n"));
      default ->
          call(values.oneOf(COMPARATORS), tested, otherThan(tested, attributes, values.scalar()));
    };
  }

  /** Most likely a set or a list. */
  private Path memberOf(List<String> attributes) {
    return attributes.contains("z") ? path(values.oneOf("z", "l")) : path(attributes.getFirst());
  }

  /** Most likely a string, a number or a binary. */
  private Path textOf(List<String> attributes) {
    return path(
        attributes.contains("g") ? values.oneOf("p", "s", "g", "x") : attributes.getFirst());
  }

  private Expression sizeTest(Path tested, List<String> attributes) {
    Expression size = call("size", tested);
    Expression number = new Literal(values.smallNumber());
    return values.chance(30)
        ? call(values.oneOf(COMPARATORS), pathIn(values.oneOf(attributes)), size)
        : call(values.oneOf(COMPARATORS), size, number);
  }

  /** Another path, or the literal. */
  private Expression otherThan(Path path, List<String> attributes, Object literal) {
    Path other = pathIn(values.oneOf(attributes));
    return other.equals(path) || values.chance(60) ? new Literal(literal) : other;
  }

  private Expression between(Expression tested, String type) {
    Object one = values.key(type);
    Object other = values.key(type);
    Integer order = Values.order(one, other);
    boolean isAscending = order != null && order <= 0;
    return call(
        "BETWEEN",
        tested,
        new Literal(isAscending ? one : other),
        new Literal(isAscending ? other : one));
  }

  /** A test of a sort key of this type. */
  Expression sortTest(String name, String type) {
    return switch (values.below(type.equals("N") ? 3 : 4)) {
      case 0 -> between(path(name), type);
      case 3 -> call("begins_with", path(name), new Literal(values.key(type)));
      default ->
          call(values.oneOf("=", "<", "<=", ">", ">="), path(name), new Literal(values.key(type)));
    };
  }

  /** What an update does to an attribute, whose name tells its usual type. */
  List<Action> actions(String name) {
    Path path = path(name);
    if (values.chance(12)) {
      return List.of(new Action("REMOVE", pathIn(name), null));
    }
    return switch (name) {
      case "n" -> List.of(numberAction(path));
      case "l" -> listActions(path);
      case "m" -> mapActions(path);
      case "z" ->
          List.of(
              new Action(
                  values.oneOf("SET", "ADD", "ADD", "DELETE"), path, new Literal(values.set())));
      default ->
          List.of(
              values.chance(85)
                  ? set(path, new Literal(values.any()))
                  : values.chance(50)
                      ? set(path, pathIn(values.oneOf("n", "l", "m", "z", "g")))
                      : new Action("ADD", path, new Literal(values.smallNumber())));
    };
  }

  static Action set(Path path, Expression operand) {
    return new Action("SET", path, operand);
  }

  private Action numberAction(Path path) {
    Literal number = new Literal(values.ofType("N"));
    return switch (values.below(5)) {
      case 0 -> new Action("ADD", path, number);
      case 1 -> set(path, call("+", path, number));
      case 2 ->
          set(
              path,
              call(
                  values.oneOf("+", "-"),
                  call("if_not_exists", path, new Literal(values.smallNumber())),
                  new Literal(values.smallNumber())));
      case 3 -> set(path, call("-", number, path));
      default -> set(path, number);
    };
  }

  private List<Action> listActions(Path path) {
    Literal list = new Literal(values.list());
    Path early = path("l", values.below(2));
    Path late = path("l", 2 + values.below(4));
    return switch (values.below(7)) {
      case 0 -> List.of(set(path, call("list_append", path, list)));
      case 1 ->
          List.of(
              set(
                  path,
                  call("list_append", call("if_not_exists", path, new Literal(List.of())), list)));
      case 2 -> List.of(set(early, new Literal(values.any())), new Action("REMOVE", late, null));
      case 3 -> List.of(new Action("REMOVE", early, null), set(late, new Literal(values.any())));
      case 4 -> List.of(set(late, path("l", 0)), set(path("l", 9), new Literal("last")));
      case 5 -> List.of(set(path, call("list_append", list, path("l"))));
      default -> List.of(set(path, list));
    };
  }

  private List<Action> mapActions(Path path) {
    Path number = path("m", "j");
    return switch (values.below(5)) {
      case 0 -> List.of(set(path, new Literal(values.map())));
      case 1 ->
          List.of(
              set(number, new Literal(values.any())),
              set(path("m", "k"), call("if_not_exists", path("m", "k"), number)));
      case 2 -> List.of(new Action("ADD", number, new Literal(values.smallNumber())));
      case 3 ->
          List.of(
              set(path("m", "k", values.below(2)), new Literal(values.scalar())),
              new Action("REMOVE", path("m", "name"), null));
      default -> List.of(new Action("DELETE", number, new Literal(values.set())));
    };
  }
}
