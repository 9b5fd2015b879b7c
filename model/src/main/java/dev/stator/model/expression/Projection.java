package dev.stator.model.expression;

import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A projection expression, parsed: the attributes, and parts of them, to read.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using projection expressions in DynamoDB".
 */
public final class Projection {
  private final PathTree<DocumentPath> tree;
  private final List<DocumentPath> paths;

  private Projection(PathTree<DocumentPath> tree, List<DocumentPath> paths) {
    this.tree = tree;
    this.paths = paths;
  }

  /**
   * @throws EngineError.Validation if {@code text} is not a list of document paths, each apart from
   *     the others
   */
  public static Projection parse(String text, Placeholders placeholders) {
    return parse(ExpressionKind.PROJECTION, text, placeholders);
  }

  /**
   * @param kind {@code PROJECTION} or {@code STATEMENT_COLUMNS}
   * @throws EngineError.Validation as {@link #parse(String, Placeholders)}
   */
  public static Projection parse(ExpressionKind kind, String text, Placeholders placeholders) {
    Tokens tokens = new Tokens(kind, ExpressionText.checked(kind, text));
    Faults faults = new Faults(kind);
    PathReader paths = new PathReader(tokens, placeholders, faults);
    PathTree<DocumentPath> tree = new PathTree<>();
    do {
      DocumentPath path = paths.read();
      tree.add(path, path, faults);
    } while (tokens.take(TokenKind.COMMA));
    if (!tokens.is(TokenKind.END)) {
      throw tokens.syntaxError();
    }
    faults.throwIfAny();
    return new Projection(tree, paths.paths());
  }

  /**
   * What legacy AttributesToGet ask for.
   *
   * @param names whole names of attributes, each once
   */
  public static Projection of(List<String> names) {
    PathTree<DocumentPath> tree = new PathTree<>();
    List<DocumentPath> paths = new ArrayList<>(names.size());
    Faults none = new Faults(ExpressionKind.PROJECTION);
    for (String name : names) {
      DocumentPath path = new DocumentPath(name, List.of());
      tree.add(path, path, none);
      paths.add(path);
    }
    return new Projection(tree, paths);
  }

  /**
   * What {@code item} has of the projection, possibly nothing. A part of a map or list comes inside
   * it; elements of a list come in their order, without gaps.
   */
  public Item apply(Item item) {
    return tree.select(item);
  }

  /** The top-level attributes that the projection refers to. */
  public Set<String> topLevelNames() {
    return DocumentPath.attributes(paths);
  }

  /** Those of them whose maps or lists it goes into, which no key attribute has. */
  public Set<String> nestedTopLevelNames() {
    return DocumentPath.nestedAttributes(paths);
  }
}
