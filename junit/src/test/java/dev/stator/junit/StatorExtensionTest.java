package dev.stator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class StatorExtensionTest {
  @Test
  void canBeRegisteredWithItsOwnDatabaseAndSeeds() {
    assertThat(run(ExtensionCases.RegisteredInCode.class).getTestsSucceededCount()).isEqualTo(1);
  }

  @Test
  void closesTheDatabaseAfterTheTest() {
    assertThat(run(ExtensionCases.Keeping.class).getTestsSucceededCount()).isEqualTo(1);

    assertThat(ExtensionCases.GIVEN).hasSize(1);
    assertThatThrownBy(
            () ->
                StatorTestAnnotationTest.createTable(
                    ExtensionCases.GIVEN.getFirst().client(), "more"))
        .isInstanceOf(DynamoDbException.class);
  }

  @Test
  void saysWhereADatabaseCanBeTaken() {
    assertThat(run(ExtensionCases.AskingTooEarly.class).getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException())
                    .hasMessageContaining(
                        "take DynamoDbClient in the test method or in @BeforeEach"));
  }

  @Test
  void aSeedThatFailsFailsTheTest() {
    assertThat(run(ExtensionCases.BadlySeeded.class).getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException())
                    .hasStackTraceContaining("ResourceNotFoundException"));
  }

  private static TestExecutionSummary run(Class<?> testClass) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build(),
            summary);
    return summary.getSummary();
  }
}
