package dev.stator.model.operation;

/** DescribeLimits: the capacity that the account may provision in the region. */
public record DescribeLimits() implements Operation<DescribeLimits.Result> {

  public record Result(
      long accountMaxReadCapacityUnits,
      long accountMaxWriteCapacityUnits,
      long tableMaxReadCapacityUnits,
      long tableMaxWriteCapacityUnits)
      implements dev.stator.model.operation.Result {}
}
