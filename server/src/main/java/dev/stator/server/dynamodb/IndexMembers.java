package dev.stator.server.dynamodb;

import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.ProvisionedThroughput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The structures of secondary indexes in requests about tables. */
final class IndexMembers {
  private IndexMembers() {}

  static @Nullable List<GlobalSecondaryIndex> global(RequestReader in) throws IOException {
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    boolean present = in.list(() -> indexes.add(element("GlobalSecondaryIndex", in).global()));
    return present ? indexes : null;
  }

  static @Nullable List<LocalSecondaryIndex> local(RequestReader in) throws IOException {
    List<LocalSecondaryIndex> indexes = new ArrayList<>();
    boolean present = in.list(() -> indexes.add(element("LocalSecondaryIndex", in).local()));
    return present ? indexes : null;
  }

  static @Nullable List<GlobalSecondaryIndexUpdate> updates(RequestReader in) throws IOException {
    List<GlobalSecondaryIndexUpdate> updates = new ArrayList<>();
    boolean present = in.list(() -> updates.add(update(in)));
    return present ? updates : null;
  }

  private static GlobalSecondaryIndexUpdate update(RequestReader in) throws IOException {
    Index create = new Index();
    Index update = new Index();
    Index delete = new Index();
    in.element(
        "GlobalSecondaryIndexUpdate",
        member -> {
          switch (member) {
            case "Create" -> create.readMember("CreateGlobalSecondaryIndexAction", in);
            case "Update" -> update.readMember("UpdateGlobalSecondaryIndexAction", in);
            case "Delete" -> delete.readMember("DeleteGlobalSecondaryIndexAction", in);
            default -> in.skip();
          }
        });
    return new GlobalSecondaryIndexUpdate(
        create.present ? create.global() : null,
        update.present
            ? new GlobalSecondaryIndexUpdate.Update(update.name, update.throughput)
            : null,
        delete.present ? new GlobalSecondaryIndexUpdate.Delete(delete.name) : null);
  }

  private static Index element(String type, RequestReader in) throws IOException {
    Index index = new Index();
    in.element(type, member -> index.read(member, in));
    return index;
  }

  /** The members that the structures of indexes have, each a part of them. */
  private static final class Index {
    private boolean present;
    private @Nullable String name;
    private @Nullable List<KeySchemaElement> keys;
    private @Nullable IndexProjection projection;
    private @Nullable ProvisionedThroughput throughput;

    void readMember(String type, RequestReader in) throws IOException {
      present = in.structure(type, member -> read(member, in));
    }

    void read(String member, RequestReader in) throws IOException {
      switch (member) {
        case "IndexName" -> name = in.text();
        case "KeySchema" -> keys = TableMembers.keySchema(in);
        case "Projection" -> projection = projection(in);
        case "ProvisionedThroughput" -> throughput = TableMembers.throughput(in);
        case "OnDemandThroughput", "WarmThroughput" -> refuse(member, in);
        default -> in.skip();
      }
    }

    private static void refuse(String member, RequestReader in) throws IOException {
      if (!in.isNull()) {
        in.problem(member + " of a secondary index is not supported by this server yet");
      }
      in.skip();
    }

    GlobalSecondaryIndex global() {
      return new GlobalSecondaryIndex(name, keys, projection, throughput);
    }

    LocalSecondaryIndex local() {
      return new LocalSecondaryIndex(name, keys, projection);
    }
  }

  /** No name is as wrong as an empty one. */
  private static String name(RequestReader in) throws IOException {
    String name = in.text();
    return name == null ? "" : name;
  }

  private static @Nullable IndexProjection projection(RequestReader in) throws IOException {
    @Nullable String[] type = new @Nullable String[1];
    List<String> names = new ArrayList<>();
    boolean[] named = new boolean[1];
    boolean present =
        in.structure(
            "Projection",
            member -> {
              switch (member) {
                case "ProjectionType" -> type[0] = in.text();
                case "NonKeyAttributes" -> named[0] = in.list(() -> names.add(name(in)));
                default -> in.skip();
              }
            });
    return present ? new IndexProjection(type[0], named[0] ? names : null) : null;
  }
}
