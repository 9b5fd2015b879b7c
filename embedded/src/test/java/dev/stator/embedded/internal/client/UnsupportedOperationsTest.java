package dev.stator.embedded.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.embedded.internal.translation.OperationNames;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The engine's operations are there in both clients; each other operation says that it is not. */
class UnsupportedOperationsTest {
  private static final Set<String> SUPPORTED =
      OperationNames.ofTables().stream()
          .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
          .collect(Collectors.toSet());

  private final Stator stator = Stator.inMemory();

  @AfterEach
  void close() {
    stator.close();
  }

  static Stream<Method> unsupported() {
    return Stream.of(DynamoDbClient.class, DynamoDbAsyncClient.class)
        .flatMap(UnsupportedOperationsTest::operations)
        .filter(method -> !SUPPORTED.contains(method.getName()));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void throwsThatItIsUnsupported(Method operation) throws ReflectiveOperationException {
    Class<?> request = operation.getParameterTypes()[0];
    SdkBuilder<?, ?> builder = (SdkBuilder<?, ?>) request.getMethod("builder").invoke(null);
    Object client =
        operation.getDeclaringClass() == DynamoDbClient.class
            ? stator.client()
            : stator.asyncClient();

    assertThatThrownBy(() -> operation.invoke(client, builder.build()))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everyOperationOfTheEngineIsInBothClients() {
    assertThat(declared(EngineClient.class)).isEqualTo(SUPPORTED);
    assertThat(declared(EngineAsyncClient.class)).isEqualTo(SUPPORTED);
  }

  private static Set<String> declared(Class<?> client) {
    return operations(client)
        .filter(method -> method.getDeclaringClass() == client)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static Stream<Method> operations(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(method -> !method.getName().endsWith("Paginator"))
        .filter(
            method ->
                method.getParameterCount() == 1
                    && DynamoDbRequest.class.isAssignableFrom(method.getParameterTypes()[0]));
  }
}
