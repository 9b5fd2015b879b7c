package dev.stator.dapr.binding;

/** An event could not be parked: it will be delivered again. */
public final class ParkingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ParkingException(String message, Throwable cause) {
    super(message, cause);
  }
}
