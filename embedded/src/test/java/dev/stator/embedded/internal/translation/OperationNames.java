package dev.stator.embedded.internal.translation;

import dev.stator.model.operation.Operation;
import dev.stator.model.operation.StreamOperation;
import java.util.ArrayList;
import java.util.List;

/** The names of the model's operations. */
public final class OperationNames {
  private OperationNames() {}

  /** Those of DynamoDB and of DynamoDB Streams. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(ofTables());
    all.addAll(ofStreams());
    return all;
  }

  public static List<String> ofTables() {
    return names(Operation.class);
  }

  public static List<String> ofStreams() {
    return names(StreamOperation.class);
  }

  private static List<String> names(Class<?> sealed) {
    List<String> names = new ArrayList<>();
    for (Class<?> operation : sealed.getPermittedSubclasses()) {
      if (!operation.isInterface()) {
        names.add(operation.getSimpleName());
      }
    }
    return names;
  }
}
