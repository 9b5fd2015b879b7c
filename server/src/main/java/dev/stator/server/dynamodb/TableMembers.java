package dev.stator.server.dynamodb;

import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The structures in requests about tables. */
final class TableMembers {
  private TableMembers() {}

  static @Nullable List<AttributeDefinition> attributeDefinitions(RequestReader in)
      throws IOException {
    List<AttributeDefinition> definitions = new ArrayList<>();
    boolean present =
        in.list(
            () -> {
              Pair pair = Pair.read("AttributeDefinition", in, "AttributeType");
              definitions.add(new AttributeDefinition(pair.name, pair.other));
            });
    return present ? definitions : null;
  }

  static @Nullable List<KeySchemaElement> keySchema(RequestReader in) throws IOException {
    List<KeySchemaElement> schema = new ArrayList<>();
    boolean present =
        in.list(
            () -> {
              Pair pair = Pair.read("KeySchemaElement", in, "KeyType");
              schema.add(new KeySchemaElement(pair.name, pair.other));
            });
    return present ? schema : null;
  }

  static @Nullable List<Tag> tags(RequestReader in) throws IOException {
    List<Tag> tags = new ArrayList<>();
    boolean present =
        in.list(
            () -> {
              @Nullable String[] parts = new @Nullable String[2];
              in.element(
                  "Tag",
                  member -> {
                    switch (member) {
                      case "Key" -> parts[0] = in.text();
                      case "Value" -> parts[1] = in.text();
                      default -> in.skip();
                    }
                  });
              tags.add(new Tag(parts[0], parts[1]));
            });
    return present ? tags : null;
  }

  static @Nullable ProvisionedThroughput throughput(RequestReader in) throws IOException {
    @Nullable Long[] units = new @Nullable Long[2];
    boolean present =
        in.structure(
            "ProvisionedThroughput",
            member -> {
              switch (member) {
                case "ReadCapacityUnits" -> units[0] = in.longInteger();
                case "WriteCapacityUnits" -> units[1] = in.longInteger();
                default -> in.skip();
              }
            });
    return present ? new ProvisionedThroughput(units[0], units[1]) : null;
  }

  /** An attribute's name and one more text. */
  private static final class Pair {
    private @Nullable String name;
    private @Nullable String other;

    static Pair read(String type, RequestReader in, String otherMember) throws IOException {
      Pair pair = new Pair();
      in.element(
          type,
          member -> {
            if (member.equals("AttributeName")) {
              pair.name = in.text();
            } else if (member.equals(otherMember)) {
              pair.other = in.text();
            } else {
              in.skip();
            }
          });
      return pair;
    }
  }
}
