package dev.stator.server.keda;

import dev.stator.keda.ScaledWorkload;
import dev.stator.keda.Scaler;
import dev.stator.server.keda.proto.GetMetricSpecResponse;
import dev.stator.server.keda.proto.GetMetricsResponse;
import dev.stator.server.keda.proto.MetricSpec;
import dev.stator.server.keda.proto.MetricValue;
import dev.stator.server.keda.proto.ScaledObjectRef;

/** Messages to the scaler's own terms and back. */
final class ScalerMessages {
  private ScalerMessages() {}

  static ScaledWorkload workload(ScaledObjectRef call) {
    return new ScaledWorkload(call.getNamespace(), call.getName());
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
  static GetMetricsResponse metrics(String askedName, Scaler.Sample sample) {
    return GetMetricsResponse.newBuilder()
        .addMetricValues(
            MetricValue.newBuilder()
                .setMetricName(askedName.isEmpty() ? sample.metricName() : askedName)
                .setMetricValue(Math.round(sample.value()))
                .setMetricValueFloat(sample.value()))
        .build();
  }
}
