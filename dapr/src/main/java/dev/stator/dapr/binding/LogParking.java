package dev.stator.dapr.binding;

import dev.stator.tables.json.JsonFormat;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parks events in the log, for programs that keep nothing. */
public final class LogParking implements ParkingLot {
  private static final Logger LOG = LoggerFactory.getLogger(LogParking.class);

  @Override
  public void park(ParkedEvent event) {
    LOG.warn("parked: {}", new String(JsonFormat.write(event.json()), StandardCharsets.UTF_8));
  }
}
