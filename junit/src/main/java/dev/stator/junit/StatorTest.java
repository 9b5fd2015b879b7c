package dev.stator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of a class, or one test, with a database of their own each: see {@link StatorExtension}
 * for the parameters that they can take.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(StatorExtension.class)
public @interface StatorTest {

  /**
   * What fills the database, in this order; each class has a constructor without parameters. Seeds
   * of a class come before those of its nested classes and of its methods. The same seeds in the
   * same order are planted once in a test run, and each test gets its own copy of what they made.
   */
  Class<? extends Seed>[] seeds() default {};
}
