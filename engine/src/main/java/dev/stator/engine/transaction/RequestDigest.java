package dev.stator.engine.transaction;

import dev.stator.engine.codec.ByteWriter;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.TransactWriteItem;
import dev.stator.model.operation.TransactWriteItems;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests are the same, whatever the order of their maps and sets: a client that
 * sends a request again may write it in another order. 32 bytes.
 */
public final class RequestDigest {
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private final ByteWriter out = new ByteWriter();

  private RequestDigest() {}

  public static byte[] of(TransactWriteItems request, List<TransactWriteItem> actions) {
    RequestDigest digest = new RequestDigest();
    digest.text(request.returnConsumedCapacity()).text(request.returnItemCollectionMetrics());
    actions.forEach(digest::action);
    return digest.finish();
  }

  public static byte[] of(ExecuteTransaction request, List<ParameterizedStatement> statements) {
    RequestDigest digest = new RequestDigest();
    digest.text(request.returnConsumedCapacity());
    for (ParameterizedStatement statement : statements) {
      digest.text(statement.statement()).text(statement.returnValuesOnConditionCheckFailure());
      List<AttributeValue> parameters = statement.parameters();
      digest.out.putVarint(parameters == null ? 0 : parameters.size());
      if (parameters != null) {
        parameters.forEach(parameter -> digest.text(canonical(parameter)));
      }
    }
    return digest.finish();
  }

  private void action(TransactWriteItem action) {
    if (action.put() != null) {
      TransactWriteItem.Put put = action.put();
      text("Put").text(put.tableName()).item(put.item()).text(put.conditionExpression());
      rest(put.substitutions(), put.returnValuesOnConditionCheckFailure());
    } else if (action.update() != null) {
      TransactWriteItem.Update update = action.update();
      text("Update").text(update.tableName()).item(update.key());
      text(update.updateExpression()).text(update.conditionExpression());
      rest(update.substitutions(), update.returnValuesOnConditionCheckFailure());
    } else if (action.delete() != null) {
      TransactWriteItem.Delete delete = action.delete();
      text("Delete").text(delete.tableName()).item(delete.key()).text(delete.conditionExpression());
      rest(delete.substitutions(), delete.returnValuesOnConditionCheckFailure());
    } else if (action.conditionCheck() != null) {
      TransactWriteItem.ConditionCheck check = action.conditionCheck();
      text("ConditionCheck").text(check.tableName()).item(check.key());
      text(check.conditionExpression());
      rest(check.substitutions(), check.returnValuesOnConditionCheckFailure());
    }
  }

  private void rest(Substitutions substitutions, @Nullable String onFailure) {
    Map<String, String> names = substitutions.names();
    text(names == null ? null : new TreeMap<>(names).toString());
    Map<String, AttributeValue> values = substitutions.values();
    text(values == null ? null : canonical(values)).text(onFailure);
  }

  private RequestDigest item(@Nullable Item item) {
    return text(item == null ? null : canonical(item.attributes()));
  }

  private RequestDigest text(@Nullable String text) {
    if (text == null) {
      out.put(ABSENT);
    } else {
      out.put(PRESENT).putText(text);
    }
    return this;
  }

  private static String canonical(Map<String, AttributeValue> entries) {
    StringBuilder text = new StringBuilder("{");
    new TreeMap<>(entries)
        .forEach((name, value) -> text.append(quoted(name)).append(canonical(value)));
    return text.append('}').toString();
  }

  private static String canonical(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S(String text) -> "S" + quoted(text);
      case AttributeValue.N(var number) -> "N" + number + ";";
      case AttributeValue.B(var bytes) -> "B" + bytes.toBase64() + ";";
      case AttributeValue.SS(var texts) -> "SS" + sorted(texts, RequestDigest::quoted);
      case AttributeValue.NS(var numbers) -> "NS" + sorted(numbers, number -> number + ";");
      case AttributeValue.BS(var blobs) -> "BS" + sorted(blobs, bytes -> bytes.toBase64() + ";");
      case AttributeValue.M(var entries) -> "M" + canonical(entries);
      case AttributeValue.L(var elements) -> {
        StringBuilder text = new StringBuilder("L[");
        elements.forEach(element -> text.append(canonical(element)));
        yield text.append(']').toString();
      }
      case AttributeValue.Bool(boolean truth) -> "BOOL" + truth + ";";
      case AttributeValue.Null() -> "NULL;";
    };
  }

  private interface Member<T> {
    String text(T member);
  }

  private static <T extends Comparable<? super T>> String sorted(
      Collection<T> members, Member<T> member) {
    StringBuilder text = new StringBuilder("[");
    members.stream().sorted().forEach(one -> text.append(member.text(one)));
    return text.append(']').toString();
  }

  /** With its length before it, so that no text can pass for two. */
  private static String quoted(String text) {
    return text.length() + ":" + text;
  }

  private byte[] finish() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(out.toArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
