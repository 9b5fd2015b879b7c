package dev.stator.server.keda;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A real client, with what an account or a network may do to its calls before they are made. */
final class AlteredClient {
  private AlteredClient() {}

  /** What happens before a request is made. */
  interface Before {
    void call(Method method, Object[] arguments) throws Exception;
  }

  static DynamoDbClient of(DynamoDbClient client, Before before) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object[] given = arguments == null ? new Object[0] : arguments;
          if (given.length > 0 && given[0] instanceof DynamoDbRequest) {
            before.call(method, given);
          }
          try {
            return method.invoke(client, given);
          } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
          }
        };
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler);
  }

  /** As an IAM policy that allows dynamodb:Query and nothing else. */
  static DynamoDbClient queryOnly(DynamoDbClient client) {
    return of(
        client,
        (method, arguments) -> {
          if (arguments.length != 1 || !(arguments[0] instanceof QueryRequest)) {
            throw DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(
                            "User is not authorized to perform: dynamodb:" + method.getName())
                        .build())
                .build();
          }
        });
  }
}
