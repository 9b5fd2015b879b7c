package dev.stator.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Dependencies point one way. The table is the one of ARCHITECTURE.md. */
class ArchitectureTest {
  private static final String ROOT = "dev.stator";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // what the tests of other modules share
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  /**
   * @param packages the root packages of the module, after {@code dev.stator.}
   * @param mayUse those of the modules it may use, all of them, not only the nearest
   */
  private record Module(String name, Set<String> packages, Set<String> mayUse) {
    Module(String name, String... mayUse) {
      this(name, Set.of(name), Set.of(mayUse));
    }
  }

  private static final Set<Module> MODULES =
      Set.of(
          new Module("model"),
          new Module("engine", "model"),
          new Module("store", "model", "engine"),
          new Module("embedded", "model", "engine"),
          new Module("junit", "embedded", "model", "engine"),
          new Module("tables", "model"),
          new Module("dapr", "tables", "model"),
          new Module("unstorage", "tables", "model"),
          new Module("connector", "tables", "model"),
          new Module("yaml", "model"),
          new Module("keda", "tables", "model", "yaml"),
          new Module(
              "server",
              "model",
              "engine",
              "tables",
              "dapr",
              "unstorage",
              "connector",
              "keda",
              "yaml"));

  @TestFactory
  Stream<DynamicTest> modules_use_only_those_before_them() {
    return MODULES.stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.name(),
                    () ->
                        noClasses()
                            .that(resideInAnyPackage(packages(module.packages())))
                            .should()
                            .dependOnClassesThat(
                                resideInAPackage(ROOT + "..")
                                    .and(not(packages(module.packages())))
                                    .and(not(packages(module.mayUse()))))
                            .because(
                                "who uses "
                                    + module.name()
                                    + " must not receive more than "
                                    + module.mayUse())
                            .allowEmptyShould(true)
                            .check(CODE)));
  }

  @Test
  void only_the_durable_store_knows_rocksdb() {
    noClasses()
        .that(resideInAPackage(ROOT + "..").and(not(new String[] {ROOT + ".store.."})))
        .should()
        .dependOnClassesThat(resideInAPackage("org.rocksdb.."))
        .because("the engine must run on any store, and without a native library")
        .check(CODE);
  }

  @Test
  void only_one_class_touches_iterators_of_rocksdb() {
    classes()
        .that(
            DescribedPredicate.describe(
                "use RocksIterator",
                (JavaClass user) ->
                    user.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                            to ->
                                to.getTargetClass().getName().equals("org.rocksdb.RocksIterator"))))
        .should()
        .haveSimpleName("RocksCursor")
        .because(
            "a failed read looks like the end of the data until the iterator's status is asked")
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void front_ends_do_not_know_each_other() {
    slices()
        .matching(ROOT + ".server.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage(ROOT + ".server.."),
            resideInAnyPackage(ROOT + ".server.shell..", ROOT + ".server.grpc.."))
        .because("each can be understood, changed and left out alone; what they share is the shell")
        .check(CODE);
  }

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching(ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("one call down, one value back")
        .check(CODE);
  }

  @Test
  void nobody_waits_in_a_monitor() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "Object.wait is called",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isEquivalentTo(Object.class)
                        && call.getName().equals("wait")))
        .because("up to Java 23 a virtual thread that does keeps its carrier, and there are 256")
        .check(CODE);
  }

  @Test
  void tests_run_the_real_thing() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.mockito..", "org.easymock..", "org.jmock..", "mockit..", "org.powermock.."))
        .because("a mock repeats what its author believes; the in-memory store is as fast")
        .check(new ClassFileImporter().importPackages(ROOT));
  }

  @Test
  void secrets_are_not_texts() {
    fields()
        .that(nameMatching("(?i).*(secret|token|password).*"))
        .and(
            DescribedPredicate.describe(
                "hold a secret value",
                (JavaField field) -> !isConstant(field) && !isOfPaging(field)))
        .should()
        .notHaveRawType(String.class)
        .because("a text gets into logs, errors and toString sooner or later; a Secret does not")
        .check(CODE);
  }

  /**
   * Where the next page begins, and which retry is the same request: DynamoDB calls them tokens.
   */
  private static boolean isOfPaging(JavaField field) {
    return field.getName().equals("nextToken") || field.getName().equals("clientRequestToken");
  }

  /** Names of fields, not their values. */
  private static boolean isConstant(JavaField field) {
    return field
        .getModifiers()
        .containsAll(
            Set.of(
                com.tngtech.archunit.core.domain.JavaModifier.STATIC,
                com.tngtech.archunit.core.domain.JavaModifier.FINAL));
  }

  private static String[] packages(Set<String> modules) {
    return modules.stream().map(module -> ROOT + "." + module + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> not(String[] packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }
}
