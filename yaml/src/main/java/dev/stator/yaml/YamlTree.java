package dev.stator.yaml;

import dev.stator.yaml.YamlNode.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Builds the trees of one file from the parser's events, and counts what it builds. */
final class YamlTree {
  private final String file;
  private final ScalarResolver resolver;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int nodes;
  private int aliases;

  /**
   * @param node null while the anchored value is being built
   * @param size nodes in it
   */
  private record Anchored(@Nullable YamlNode node, int size) {}

  YamlTree(String file, ScalarResolver resolver) {
    this.file = file;
    this.resolver = resolver;
  }

  List<YamlNode> documents(Iterable<Event> parsed) {
    Iterator<Event> events = parsed.iterator();
    List<YamlNode> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        anchors.clear();
        YamlNode document = node(events.next(), events, 0);
        if (!document.isNull()) {
          documents.add(document);
        }
        if (documents.size() > YamlLimits.DOCUMENTS_MAX) {
          throw tooMuch(event, "documents", YamlLimits.DOCUMENTS_MAX);
        }
      }
    }
    return documents;
  }

  private YamlNode node(Event event, Iterator<Event> events, int depth) {
    if (++nodes > YamlLimits.NODES_MAX) {
      throw tooMuch(event, "values", YamlLimits.NODES_MAX);
    }
    if (depth > YamlLimits.DEPTH_MAX) {
      throw tooMuch(event, "levels of nesting", YamlLimits.DEPTH_MAX);
    }
    return switch (event) {
      case AliasEvent alias -> aliased(alias);
      case ScalarEvent scalar -> anchored(scalar.getAnchor(), nodes, scalar(scalar));
      case SequenceStartEvent start -> {
        int before = open(start.getAnchor());
        yield anchored(start.getAnchor(), before, sequence(start, events, depth));
      }
      case MappingStartEvent start -> {
        int before = open(start.getAnchor());
        yield anchored(start.getAnchor(), before, mapping(start, events, depth));
      }
      default -> throw new YamlError(position(event), "is not YAML: a value was expected");
    };
  }

  private YamlNode aliased(AliasEvent alias) {
    String name = alias.getAlias().getValue();
    if (++aliases > YamlLimits.ALIASES_MAX) {
      throw tooMuch(alias, "aliases", YamlLimits.ALIASES_MAX);
    }
    Anchored target = anchors.get(alias.getAlias());
    if (target == null) {
      throw new YamlError(
          position(alias),
          "*" + name + " is a YAML alias of nothing; if it is meant as text, quote it: \"*...\"");
    }
    if (target.node() == null) {
      throw new YamlError(position(alias), "*" + name + " contains itself");
    }
    nodes += target.size();
    if (nodes > YamlLimits.NODES_MAX) {
      throw tooMuch(alias, "values", YamlLimits.NODES_MAX);
    }
    return target.node();
  }

  private int open(Optional<Anchor> anchor) {
    anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
    return nodes;
  }

  private YamlNode anchored(Optional<Anchor> anchor, int nodesBefore, YamlNode node) {
    anchor.ifPresent(name -> anchors.put(name, new Anchored(node, nodes - nodesBefore + 1)));
    return node;
  }

  private YamlNode.Scalar scalar(ScalarEvent event) {
    String tag =
        event
            .getTag()
            .orElseGet(
                () ->
                    resolver
                        .resolve(event.getValue(), event.getImplicit().canOmitTagInPlainScalar())
                        .getValue());
    ScalarType type =
        switch (tag) {
          case "tag:yaml.org,2002:int" -> ScalarType.INTEGER;
          case "tag:yaml.org,2002:float" -> ScalarType.DECIMAL;
          case "tag:yaml.org,2002:bool" -> ScalarType.BOOLEAN;
          case "tag:yaml.org,2002:null" -> ScalarType.NULL;
          case "tag:yaml.org,2002:str", "!" -> ScalarType.STRING;
          default -> throw new YamlError(position(event), "the tag " + tag + " is not read here");
        };
    return new YamlNode.Scalar(position(event), type, event.getValue(), event.isPlain());
  }

  private YamlNode.Sequence sequence(Event start, Iterator<Event> events, int depth) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof SequenceEndEvent)) {
      items.add(node(event, events, depth + 1));
      event = events.next();
    }
    return new YamlNode.Sequence(position(start), items);
  }

  private YamlNode.Mapping mapping(Event start, Iterator<Event> events, int depth) {
    LinkedHashMap<String, YamlNode.Member> members = new LinkedHashMap<>();
    Event event = events.next();
    while (!(event instanceof MappingEndEvent)) {
      Position position = position(event);
      if (!(node(event, events, depth + 1) instanceof YamlNode.Scalar name)) {
        throw new YamlError(position, "the name of a field must be a text");
      }
      YamlNode value = node(events.next(), events, depth + 1);
      if (members.put(name.text(), new YamlNode.Member(position, value)) != null) {
        throw new YamlError(position, "'" + name.text() + "' is written twice");
      }
      event = events.next();
    }
    return new YamlNode.Mapping(position(start), members);
  }

  private YamlError tooMuch(Event event, String what, int limit) {
    return new YamlError(position(event), "more than " + limit + " " + what + " in one file");
  }

  private Position position(Event event) {
    return new Position(file, event.getStartMark().map(Mark::getLine).orElse(0) + 1);
  }
}
