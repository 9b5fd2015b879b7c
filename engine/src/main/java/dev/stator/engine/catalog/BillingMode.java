package dev.stator.engine.catalog;

/** How a table's throughput is paid for; told back by DescribeTable. Stored by name. */
public enum BillingMode {
  PROVISIONED,
  PAY_PER_REQUEST
}
