package dev.stator.junit;

import dev.stator.embedded.Stator;
import dev.stator.engine.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Gives each test its own empty {@link Stator}, filled by its seeds, and closes it after the test.
 * The test method, its {@code @BeforeEach} and {@code @AfterEach} methods and the constructor of
 * its class can take a {@link Stator}, {@link DynamoDbClient}, {@link DynamoDbAsyncClient} or
 * {@link Engine}, all of the one database of that test.
 */
public final class StatorExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(StatorExtension.class);
  private static final Set<Class<?>> PARAMETER_TYPES =
      Set.of(Stator.class, DynamoDbClient.class, DynamoDbAsyncClient.class, Engine.class);

  private final Supplier<Stator> open;
  private final List<Seed> seeds;

  /** An in-memory database with every default, and the seeds of {@link StatorTest}. */
  public StatorExtension() {
    this(Stator::inMemory);
  }

  /**
   * @param open makes the database of one test; closed after the test
   * @param seeds fill it, in this order
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
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A database belongs to one test: take "
              + parameter.getParameter().getType().getSimpleName()
              + " in the test method or in @BeforeEach, not where there is no test yet");
    }
    Stator stator = stator(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == DynamoDbClient.class) {
      return stator.client();
    }
    if (type == DynamoDbAsyncClient.class) {
      return stator.asyncClient();
    }
    return type == Engine.class ? stator.engine() : stator;
  }

  /** The store of the test's context closes what is put into it, when the test has ended. */
  private Stator stator(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(context.getUniqueId(), id -> seeded(context), Stator.class);
  }

  private Stator seeded(ExtensionContext context) {
    Stator stator = open.get();
    try {
      seeds.forEach(seed -> seed.plant(stator.client()));
      annotatedSeeds(context).forEach(seed -> seed.plant(stator.client()));
      return stator;
    } catch (Throwable failure) {
      stator.close();
      throw failure;
    }
  }

  private static List<Seed> annotatedSeeds(ExtensionContext context) {
    List<StatorTest> annotations = new ArrayList<>();
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      AnnotationSupport.findAnnotation(at.get().getElement(), StatorTest.class)
          .ifPresent(annotations::add);
    }
    Collections.reverse(annotations);
    List<Seed> found = new ArrayList<>();
    for (StatorTest annotation : annotations) {
      for (Class<? extends Seed> seed : annotation.seeds()) {
        found.add(ReflectionSupport.newInstance(seed));
      }
    }
    return found;
  }
}
