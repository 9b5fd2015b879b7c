package dev.stator.dapr.binding;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of events in the log, for programs that keep nothing: which records of the stream they are,
 * and not what is in them, as item data does not belong in a log. The stream keeps them for 24
 * hours.
 */
public final class LogParking implements ParkingLot {
  private static final Logger LOG = LoggerFactory.getLogger(LogParking.class);

  @Override
  public void park(ParkedEvent parked) {
    BindingEvent event = parked.event();
    Map<String, String> metadata = event.metadata();
    LOG.warn(
        "binding {}: given up after {} deliveries: event {} of table {}, shard {}, sequence number"
            + " {}, {} bytes",
        parked.binding(),
        event.attempt(),
        event.id(),
        metadata.get("tableName"),
        metadata.get("shardId"),
        metadata.get("sequenceNumber"),
        event.data().asByteArrayUnsafe().length);
  }
}
