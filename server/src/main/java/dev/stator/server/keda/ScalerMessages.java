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
  private static final BigDecimal WHOLE_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal WHOLE_MIN = BigDecimal.valueOf(Long.MIN_VALUE);

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
    return GetMetricsResponse.newBuilder()
        .addMetricValues(
            MetricValue.newBuilder()
                .setMetricName(askedName.isEmpty() ? reading.metricName() : askedName)
                .setMetricValue(whole(reading.value()))
                .setMetricValueFloat(reading.value().doubleValue()))
        .build();
  }

  /** Rounded up, so that a little work is not told as none. */
  private static long whole(BigDecimal value) {
    return value.setScale(0, RoundingMode.CEILING).min(WHOLE_MAX).max(WHOLE_MIN).longValueExact();
  }
}
