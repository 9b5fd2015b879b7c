package dev.stator.server.dynamodb;

import dev.stator.model.Item;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.WriteRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The RequestItems of BatchGetItem and of BatchWriteItem. */
final class BatchMembers {
  private static final String WRITE_REQUESTS =
      "java.util.List<" + TypeMismatch.modelled("WriteRequest") + ">";

  private BatchMembers() {}

  static @Nullable Map<String, KeysAndAttributes> reads(RequestReader in) throws IOException {
    Map<String, KeysAndAttributes> tables = new LinkedHashMap<>();
    boolean present =
        in.map(
            TypeMismatch.modelled("KeysAndAttributes"), name -> tables.put(name, Table.read(in)));
    return present ? tables : null;
  }

  static @Nullable Map<String, List<WriteRequest>> writes(RequestReader in) throws IOException {
    Map<String, List<WriteRequest>> tables = new LinkedHashMap<>();
    boolean present =
        in.map(
            WRITE_REQUESTS,
            name -> {
              List<WriteRequest> writes = new ArrayList<>();
              in.elementList(() -> writes.add(write(in)));
              tables.put(name, writes);
            });
    return present ? tables : null;
  }

  private static WriteRequest write(RequestReader in) throws IOException {
    WriteRequest.@Nullable PutRequest[] put = new WriteRequest.@Nullable PutRequest[1];
    WriteRequest.@Nullable DeleteRequest[] delete = new WriteRequest.@Nullable DeleteRequest[1];
    in.element(
        "WriteRequest",
        member -> {
          switch (member) {
            case "PutRequest" -> {
              Single single = Single.read("PutRequest", "Item", in);
              put[0] = single.present ? new WriteRequest.PutRequest(single.item) : null;
            }
            case "DeleteRequest" -> {
              Single single = Single.read("DeleteRequest", "Key", in);
              delete[0] = single.present ? new WriteRequest.DeleteRequest(single.item) : null;
            }
            default -> in.skip();
          }
        });
    return new WriteRequest(put[0], delete[0]);
  }

  /** A structure with one member, an item. */
  private static final class Single {
    private boolean present;
    private @Nullable Item item;

    static Single read(String type, String name, RequestReader in) throws IOException {
      Single single = new Single();
      single.present =
          in.structure(
              type,
              member -> {
                if (member.equals(name)) {
                  single.item = in.item("");
                } else {
                  in.skip();
                }
              });
      return single;
    }
  }

  /** What to read of one table. */
  private static final class Table {
    private @Nullable List<Item> keys;
    private @Nullable Boolean consistentRead;
    private @Nullable String projection;
    private @Nullable Map<String, String> names;
    private @Nullable List<String> attributesToGet;

    static KeysAndAttributes read(RequestReader in) throws IOException {
      Table table = new Table();
      in.element("KeysAndAttributes", member -> table.readMember(member, in));
      return new KeysAndAttributes(
          table.keys, table.consistentRead, table.projection, table.names, table.attributesToGet);
    }

    private void readMember(String member, RequestReader in) throws IOException {
      switch (member) {
        case "Keys" -> keys = keys(in);
        case "ConsistentRead" -> consistentRead = in.bool();
        case "ProjectionExpression" -> projection = in.text();
        case "ExpressionAttributeNames" -> names = in.names();
        case "AttributesToGet" -> attributesToGet = in.texts();
        default -> in.skip();
      }
    }

    private static @Nullable List<Item> keys(RequestReader in) throws IOException {
      List<Item> keys = new ArrayList<>();
      boolean present = in.list(() -> keys.add(in.elementItem()));
      return present ? keys : null;
    }
  }
}
