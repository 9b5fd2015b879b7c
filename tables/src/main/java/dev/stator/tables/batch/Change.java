package dev.stator.tables.batch;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** One change of a batch of writes. Batches know no conditions. */
public sealed interface Change {

  /** Stores {@code item}, replacing what was there. */
  record Put(Map<String, AttributeValue> item) implements Change {}

  /** Removes the item of {@code key}, if there is one. */
  record Delete(Map<String, AttributeValue> key) implements Change {}

  /** The attributes that this change names, the key's among them. */
  default Map<String, AttributeValue> attributes() {
    return switch (this) {
      case Put(var item) -> item;
      case Delete(var key) -> key;
    };
  }

  /** This change as the SDK sends it. */
  default WriteRequest request() {
    return switch (this) {
      case Put(var item) -> WriteRequest.builder().putRequest(r -> r.item(item)).build();
      case Delete(var key) -> WriteRequest.builder().deleteRequest(r -> r.key(key)).build();
    };
  }
}
