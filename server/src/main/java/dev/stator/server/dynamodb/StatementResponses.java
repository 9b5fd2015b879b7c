package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.Item;
import dev.stator.model.operation.BatchExecuteStatement;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the statements of a batch answered, each in its place. */
final class StatementResponses {
  private StatementResponses() {}

  static void write(JsonGenerator out, List<BatchExecuteStatement.Response> responses)
      throws IOException {
    out.writeArrayFieldStart("Responses");
    for (BatchExecuteStatement.Response response : responses) {
      out.writeStartObject();
      BatchExecuteStatement.StatementError error = response.error();
      if (error != null) {
        out.writeObjectFieldStart("Error");
        out.writeStringField("Code", error.code());
        out.writeStringField("Message", error.message());
        item(out, error.item());
        out.writeEndObject();
      }
      if (response.tableName() != null) {
        out.writeStringField("TableName", response.tableName());
      }
      item(out, response.item());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void item(JsonGenerator out, @Nullable Item item) throws IOException {
    if (item != null) {
      out.writeFieldName("Item");
      AttributeValueWriter.write(out, item);
    }
  }
}
