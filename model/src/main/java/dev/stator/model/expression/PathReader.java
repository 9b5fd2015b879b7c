package dev.stator.model.expression;

import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.List;

/** Reads the document paths of one expression and remembers what they refer to. */
final class PathReader {
  private final Tokens tokens;
  private final Placeholders placeholders;
  private final Faults faults;
  private final List<DocumentPath> paths = new ArrayList<>(4);

  PathReader(Tokens tokens, Placeholders placeholders, Faults faults) {
    this.tokens = tokens;
    this.placeholders = placeholders;
    this.faults = faults;
  }

  /** A name, and the steps that follow it. */
  DocumentPath read() {
    String attribute = readName();
    DocumentPath path = new DocumentPath(attribute, readSteps(List.of()));
    paths.add(path);
    return path;
  }

  /** A path that was closed in parentheses may go on: {@code (a.b).c}. */
  DocumentPath readMoreOf(DocumentPath begun) {
    if (!startsStep()) {
      return begun;
    }
    paths.remove(begun);
    DocumentPath path = new DocumentPath(begun.attribute(), readSteps(begun.steps()));
    paths.add(path);
    return path;
  }

  boolean startsStep() {
    return tokens.is(TokenKind.DOT) || tokens.is(TokenKind.OPEN_BRACKET);
  }

  private List<DocumentPath.Step> readSteps(List<DocumentPath.Step> before) {
    if (!startsStep()) {
      return before;
    }
    List<DocumentPath.Step> steps = new ArrayList<>(before);
    while (startsStep()) {
      if (tokens.take(TokenKind.DOT)) {
        steps.add(new DocumentPath.Step.Entry(readName()));
      } else {
        tokens.expect(TokenKind.OPEN_BRACKET);
        steps.add(new DocumentPath.Step.Element(readIndex()));
        tokens.expect(TokenKind.CLOSE_BRACKET);
      }
    }
    if (steps.size() > Limits.NESTING_DEPTH_MAX) {
      faults.note(
          Faults.UNDEFINED,
          "The document path has too many nesting elements; nesting levels: " + steps.size());
    }
    return steps;
  }

  private String readName() {
    String written = tokens.text();
    if (tokens.take(TokenKind.NAME_PLACEHOLDER)) {
      String name = placeholders.name(written);
      if (name == null) {
        faults.note(
            Faults.UNDEFINED,
            "An expression attribute name used in the document path is not defined; "
                + "attribute name: "
                + written);
        return written;
      }
      return name;
    }
    tokens.expect(TokenKind.WORD);
    if (ReservedWords.contains(written)) {
      faults.note(
          Faults.RESERVED_WORD,
          "Attribute name is a reserved keyword; reserved keyword: " + written);
    }
    return written;
  }

  private int readIndex() {
    String written = tokens.text();
    tokens.expect(TokenKind.DIGITS);
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException tooLarge) {
      faults.note(
          Faults.UNDEFINED,
          "List index is not within the allowable range; index: [" + written + "]");
      return 0;
    }
  }

  /** All paths read so far. */
  List<DocumentPath> paths() {
    return paths;
  }
}
