package dev.stator.engine.validation;

import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.TransactGetItem;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.WriteRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request of many items is about, as the service shows it in a message: RequestItems of
 * BatchGetItem as JSON, those of BatchWriteItem and TransactItems in the form that Java prints
 * objects in. What is too long to be read is cut.
 */
final class RequestEcho {
  private static final int LENGTH_MAX = 4096;

  private final StringBuilder text = new StringBuilder();

  private RequestEcho() {}

  static String ofReads(Map<String, KeysAndAttributes> tables) {
    RequestEcho echo = new RequestEcho();
    echo.text.append('{');
    String comma = "";
    for (Map.Entry<String, KeysAndAttributes> table : tables.entrySet()) {
      echo.text.append(comma);
      echo.quote(table.getKey());
      echo.text.append(":{\"Keys\":");
      echo.keys(table.getValue().keys());
      echo.text.append('}');
      comma = ",";
      if (echo.isFull()) {
        break;
      }
    }
    return echo.text.append('}').toString();
  }

  static String ofWrites(Map<String, List<WriteRequest>> tables) {
    RequestEcho echo = new RequestEcho();
    echo.text.append('{');
    String comma = "";
    for (Map.Entry<String, List<WriteRequest>> table : tables.entrySet()) {
      echo.text.append(comma).append(table.getKey()).append("=[");
      echo.writes(table.getValue());
      echo.text.append(']');
      comma = ", ";
      if (echo.isFull()) {
        break;
      }
    }
    return echo.text.append('}').toString();
  }

  static String ofActions(List<TransactWriteItem> actions) {
    RequestEcho echo = new RequestEcho();
    echo.list(
        actions,
        action -> {
          echo.text.append("TransactWriteItem(");
          if (action.conditionCheck() != null) {
            echo.action("conditionCheck=ConditionCheck(key=", action.conditionCheck().key());
          }
          if (action.put() != null) {
            echo.action("put=Put(item=", action.put().item());
          }
          if (action.delete() != null) {
            echo.action("delete=Delete(key=", action.delete().key());
          }
          if (action.update() != null) {
            echo.action("update=Update(key=", action.update().key());
          }
          echo.text.append(')');
        });
    return echo.text.toString();
  }

  static String ofGets(List<TransactGetItem> actions) {
    RequestEcho echo = new RequestEcho();
    echo.list(
        actions,
        action -> {
          echo.text.append("TransactGetItem(");
          if (action.get() != null) {
            echo.action("get=Get(key=", action.get().key());
          }
          echo.text.append(')');
        });
    return echo.text.toString();
  }

  private <T> void list(List<T> elements, Consumer<T> writer) {
    text.append('[');
    String comma = "";
    for (T element : elements) {
      text.append(comma);
      writer.accept(element);
      comma = ", ";
      if (isFull()) {
        break;
      }
    }
    text.append(']');
  }

  private void action(String beginning, @Nullable Item item) {
    text.append(beginning);
    printed(item);
    text.append(')');
  }

  private boolean isFull() {
    if (text.length() <= LENGTH_MAX) {
      return false;
    }
    text.setLength(LENGTH_MAX);
    text.append("...");
    return true;
  }

  private void keys(@Nullable List<Item> keys) {
    if (keys == null) {
      text.append("null");
      return;
    }
    text.append('[');
    String comma = "";
    for (Item key : keys) {
      text.append(comma);
      json(key.attributes());
      comma = ",";
      if (isFull()) {
        break;
      }
    }
    text.append(']');
  }

  private void writes(List<WriteRequest> writes) {
    String comma = "";
    for (WriteRequest write : writes) {
      text.append(comma).append("WriteRequest(");
      if (write.putRequest() != null) {
        text.append("putRequest=PutRequest(item=");
        printed(write.putRequest().item());
        text.append(')');
      }
      if (write.deleteRequest() != null) {
        text.append("deleteRequest=DeleteRequest(key=");
        printed(write.deleteRequest().key());
        text.append(')');
      }
      text.append(')');
      comma = ", ";
      if (isFull()) {
        break;
      }
    }
  }

  private void printed(@Nullable Item item) {
    if (item == null) {
      text.append("null");
      return;
    }
    text.append('{');
    String comma = "";
    for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
      text.append(comma).append(attribute.getKey()).append('=');
      json(attribute.getValue());
      comma = ", ";
      if (isFull()) {
        break;
      }
    }
    text.append('}');
  }

  private void json(Map<String, AttributeValue> entries) {
    text.append('{');
    String comma = "";
    for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
      text.append(comma);
      quote(entry.getKey());
      text.append(':');
      json(entry.getValue());
      comma = ",";
      if (isFull()) {
        break;
      }
    }
    text.append('}');
  }

  private void json(AttributeValue value) {
    text.append("{\"").append(value.type()).append("\":");
    switch (value) {
      case AttributeValue.S(String content) -> quote(content);
      case AttributeValue.N(DynamoNumber number) -> quote(number.toString());
      case AttributeValue.B(Bytes bytes) -> quote(bytes.toBase64());
      case AttributeValue.Bool(boolean flag) -> text.append(flag);
      case AttributeValue.Null nothing -> text.append(true);
      case AttributeValue.M(var entries) -> json(entries);
      case AttributeValue.L(var elements) -> text.append('[').append(elements.size()).append(']');
      case AttributeValue.SS(var members) -> text.append(members);
      case AttributeValue.NS(var members) -> text.append(members);
      case AttributeValue.BS(var members) -> text.append('[').append(members.size()).append(']');
    }
    text.append('}');
  }

  private void quote(String content) {
    String shown = content.substring(0, Math.min(content.length(), LENGTH_MAX));
    text.append('"').append(shown.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
