package dev.stator.keda.counting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A real client whose pages are small, so that a few items have several. */
public final class PagedClient {
  private PagedClient() {}

  /**
   * @param itemsPerPage of a Query
   */
  public static DynamoDbClient of(DynamoDbClient client, int itemsPerPage) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments.clone();
              if (given.length == 1 && given[0] instanceof QueryRequest query) {
                given[0] = query.toBuilder().limit(itemsPerPage).build();
              }
              try {
                return method.invoke(client, given);
              } catch (InvocationTargetException failed) {
                throw failed.getCause() == null ? failed : failed.getCause();
              }
            });
  }
}
