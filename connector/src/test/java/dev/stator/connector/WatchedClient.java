package dev.stator.connector;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** A real client of which each request is told before it is sent, and may be kept from that. */
final class WatchedClient {
  private WatchedClient() {}

  /**
   * @param before told of each request; what it throws is the request's failure
   */
  static DynamoDbClient of(DynamoDbClient client, Consumer<DynamoDbRequest> before) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            WatchedClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (self, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return ofObject(self, method, arguments);
              }
              if (arguments != null && arguments[0] instanceof DynamoDbRequest request) {
                before.accept(request);
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static Object ofObject(Object self, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "watched client";
    };
  }
}
