package dev.stator.dapr.binding;

/** Where events go that the application does not take, so that those behind them can go on. */
public interface ParkingLot {

  /**
   * Keeps an event for a person to look at. When this returns, it survives what the place survives.
   *
   * @throws ParkingException if it could not be kept
   */
  void park(ParkedEvent event);
}
