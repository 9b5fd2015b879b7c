package dev.stator.keda.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesiredReplicasTest {

  @ParameterizedTest
  @CsvSource({
    "12,5,true,0,100,3",
    "10,10,true,0,100,1",
    "20,10,true,0,100,2",
    "0,10,false,0,100,0",
    "22.222,6.111,true,0,100,4",
    // KEDA's end-to-end test of external-push scalers
    "10,10,true,1,3,1",
    "20,10,true,1,3,2",
    "22.222,6.111,true,1,3,3",
    "1000,1,true,0,10,10",
    "1,5,true,0,10,1",
    "1,5,true,3,10,3",
    "3,5,false,2,10,2"
  })
  void followsTheAutoscalersRule(
      double value, double target, boolean active, long min, long max, long replicas) {
    assertThat(DesiredReplicas.of(value, target, active, min, max).replicas()).isEqualTo(replicas);
  }
}
