package dev.stator.server.dapr;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a transaction. Metadata of the whole means nothing to DynamoDB; that of an operation
 * does.
 */
record TransactionBody(List<Operation> operations) {

  /**
   * One operation.
   *
   * @param type {@code upsert} or {@code delete}, if the application is right
   */
  record Operation(String type, SaveItem request) {}

  /**
   * @throws JsonBody.Unfit if the body is not one
   */
  static TransactionBody read(byte[] body) {
    return JsonBody.read(
        body,
        json -> {
          Draft draft = new Draft();
          json.object("the request body", name -> draft.member(json, name));
          return new TransactionBody(draft.operations);
        });
  }

  private static final class Draft {
    private List<Operation> operations = List.of();

    void member(JsonBody json, String name) throws IOException {
      switch (name) {
        case "operations" -> operations = json.array("operations", Draft::operation);
        case "metadata" -> json.strings("metadata");
        default -> json.skip();
      }
    }

    private static Operation operation(JsonBody json) throws IOException {
      OperationDraft draft = new OperationDraft();
      json.object("an operation", name -> draft.member(json, name));
      return new Operation(draft.type, draft.request);
    }
  }

  private static final class OperationDraft {
    private String type = "";
    private SaveItem request = SaveItem.EMPTY;

    void member(JsonBody json, String name) throws IOException {
      switch (name) {
        case "operation" -> {
          @Nullable String given = json.text("operation");
          type = given == null ? "" : given;
        }
        case "request" -> request = SaveItem.read(json);
        default -> json.skip();
      }
    }
  }
}
