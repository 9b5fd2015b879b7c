package dev.stator.server.keda;

import dev.stator.keda.Scaler;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.server.keda.proto.GetMetricSpecResponse;
import dev.stator.server.keda.proto.GetMetricsResponse;
import dev.stator.server.keda.proto.IsActiveResponse;
import dev.stator.server.keda.proto.MetricSpec;
import dev.stator.server.keda.proto.MetricValue;
import dev.stator.server.keda.proto.ScaledObjectRef;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Messages to the scaler's own terms and back. */
final class ScalerMessages {
  /**
   * KEDA and the autoscaler count in thousandths, in 64 bits: what is larger becomes negative
   * there, and would take the workload down.
   */
  private static final BigDecimal VALUE_MAX = BigDecimal.valueOf(9_000_000_000_000_000L);

  private static final BigDecimal VALUE_MIN = VALUE_MAX.negate();

  private ScalerMessages() {}

  static ScaledWorkload workload(ScaledObjectRef call) {
    return new ScaledWorkload(call.getNamespace(), call.getName());
  }

  static IsActiveResponse active(boolean active) {
    return IsActiveResponse.newBuilder().setResult(active).build();
  }

  /** Both number fields are filled: KEDA before 2.17 knows only the whole number. */
  static GetMetricSpecResponse metricSpec(Scaler.MetricSpec spec) {
    return GetMetricSpecResponse.newBuilder()
        .addMetricSpecs(
            MetricSpec.newBuilder()
                .setMetricName(spec.metricName())
                .setTargetSize(Math.round(spec.targetValue()))
                .setTargetSizeFloat(spec.targetValue()))
        .build();
  }

  /** One value only: KEDA gives all values of an answer the same name, and adds them up. */
  static GetMetricsResponse metrics(String askedName, Scaler.Reading reading) {
    BigDecimal value = countable(reading.value());
    return GetMetricsResponse.newBuilder()
        .addMetricValues(
            MetricValue.newBuilder()
                .setMetricName(askedName.isEmpty() ? reading.metricName() : askedName)
                .setMetricValue(whole(value))
                .setMetricValueFloat(value.doubleValue()))
        .build();
  }

  /** The nearest value that KEDA can count. */
  static BigDecimal countable(BigDecimal value) {
    return value.min(VALUE_MAX).max(VALUE_MIN);
  }

  /** Rounded up, so that a little work is not told as none. */
  private static long whole(BigDecimal value) {
    return value.setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
