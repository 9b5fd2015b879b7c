package dev.stator.junit;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Fills the empty database of a test, before anything else of the test sees it. */
@FunctionalInterface
public interface Seed {

  /** Makes tables and puts items. What it throws fails the test. */
  void plant(DynamoDbClient client);
}
