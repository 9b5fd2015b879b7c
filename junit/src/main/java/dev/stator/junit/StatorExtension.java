package dev.stator.junit;

import dev.stator.embedded.Stator;
import dev.stator.engine.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Gives each test its own empty {@link Stator}, filled by its seeds, and closes it after the test.
 * The test method, its {@code @BeforeEach} and {@code @AfterEach} methods and the constructor of
 * its class can take a {@link Stator}, {@link DynamoDbClient}, {@link DynamoDbAsyncClient}, {@link
 * DynamoDbStreamsClient}, {@link Engine} or the database's {@link TestClock}, all of the one
 * database of that test.
 *
 * <p>The seeds of {@link StatorTest} are planted once in a test run; each test begins with a
 * snapshot of what they made, which takes the same short time whatever its size.
 */
public final class StatorExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(StatorExtension.class);
  private static final Set<Class<?>> PARAMETER_TYPES =
      Set.of(
          Stator.class,
          DynamoDbClient.class,
          DynamoDbAsyncClient.class,
          DynamoDbStreamsClient.class,
          Engine.class,
          TestClock.class);

  private final @Nullable Supplier<Stator> open;
  private final List<Seed> seeds;

  /** An in-memory database with every default, and the seeds of {@link StatorTest}. */
  public StatorExtension() {
    this.open = null;
    this.seeds = List.of();
  }

  /**
   * A database of another kind: in a folder, with another region. It has the clock that it was made
   * with, so its tests can take no {@link TestClock}, and all seeds are planted for each test.
   *
   * @param open makes the database of one test; closed after the test
   * @param seeds fill it, in this order, before those of {@link StatorTest}
   */
  public StatorExtension(Supplier<Stator> open, Seed... seeds) {
    this.open = open;
    this.seeds = List.of(seeds);
  }

  /** Parameters of a constructor belong to the test that the object is made for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETER_TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A database belongs to one test: take "
              + type.getSimpleName()
              + " in the test method or in @BeforeEach, not where there is no test yet");
    }
    TestDatabase database = database(context);
    if (type == TestClock.class) {
      if (database.clock() == null) {
        throw new ParameterResolutionException(
            "The database of this test was made with its own clock, so there is no TestClock to"
                + " take: keep the clock that was given to it");
      }
      return database.clock();
    }
    return part(database.stator(), type);
  }

  private static Object part(Stator stator, Class<?> type) {
    if (type == DynamoDbClient.class) {
      return stator.client();
    }
    if (type == DynamoDbAsyncClient.class) {
      return stator.asyncClient();
    }
    if (type == DynamoDbStreamsClient.class) {
      return stator.streamsClient();
    }
    return type == Engine.class ? stator.engine() : stator;
  }

  /** The store of the test's context closes what is put into it, when the test has ended. */
  private TestDatabase database(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(context.getUniqueId(), id -> make(context), TestDatabase.class);
  }

  private TestDatabase make(ExtensionContext context) {
    List<Class<? extends Seed>> annotated = annotatedSeeds(context);
    if (open == null) {
      return TestDatabase.beginningWith(PlantedSeeds.of(context, NAMESPACE, annotated));
    }
    Stator stator = open.get();
    try {
      seeds.forEach(seed -> seed.plant(stator.client()));
      PlantedSeeds.plant(annotated, stator.client());
      return new TestDatabase(stator, null);
    } catch (Throwable failure) {
      stator.close();
      throw failure;
    }
  }

  private static List<Class<? extends Seed>> annotatedSeeds(ExtensionContext context) {
    List<StatorTest> annotations = new ArrayList<>();
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      AnnotationSupport.findAnnotation(at.get().getElement(), StatorTest.class)
          .ifPresent(annotations::add);
    }
    Collections.reverse(annotations);
    return annotations.stream().flatMap(annotation -> Stream.of(annotation.seeds())).toList();
  }
}
