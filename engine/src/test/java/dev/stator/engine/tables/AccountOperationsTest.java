package dev.stator.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.operation.DescribeEndpoints;
import dev.stator.model.operation.DescribeLimits;
import org.junit.jupiter.api.Test;

class AccountOperationsTest {
  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void tellsTheDefaultQuotas() {
    assertThat(engine.execute(new DescribeLimits()))
        .isEqualTo(new DescribeLimits.Result(80_000, 80_000, 40_000, 40_000));
  }

  @Test
  void sendsACallerOfTheNetworkWhereHeCame() {
    assertThat(engine.execute(new DescribeEndpoints("localhost:8000")).endpoints())
        .containsExactly(new DescribeEndpoints.Endpoint("localhost:8000", 1440));
    assertThat(engine.execute(new DescribeEndpoints(null)).endpoints())
        .containsExactly(new DescribeEndpoints.Endpoint("dynamodb.us-east-1.amazonaws.com", 1440));
  }
}
