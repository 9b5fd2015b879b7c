package dev.stator.server.dapr.pluggable;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The components of one kind that daprds have initialised here. Each belongs to the connection that
 * brought its metadata, so that two applications on one machine may both call theirs {@code
 * statestore}. For many threads.
 *
 * <p>A daprd that has been silent for half an hour closes its connection and opens another without
 * initialising again. What it had is kept for that, and found by name; if several daprds left
 * different ones under one name, nobody gets another's.
 *
 * @param <T> the component
 */
final class Instances<T> {
  /** Silence after which an end of a connection may be a pause: gRPC for Go pauses at 30 min. */
  static final Duration PAUSE_MIN = Duration.ofMinutes(25);

  /** Of all that paused; the oldest goes first. */
  static final int PAUSED_MAX = 256;

  private final Clock clock;
  private final Map<Caller, Held<T>> live = new LinkedHashMap<>();
  private final List<Paused<T>> paused = new ArrayList<>();

  private static final class Held<T> {
    /** Of its metadata, which may hold secrets. */
    private final String fingerprint;

    private final T component;
    private Instant used;

    Held(String fingerprint, T component, Instant used) {
      this.fingerprint = fingerprint;
      this.component = component;
      this.used = used;
    }
  }

  private record Paused<T>(String instance, Held<T> held) {}

  Instances(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes the place of what the caller had before.
   *
   * @param properties the metadata that {@code component} was made of
   */
  synchronized void put(Caller caller, Map<String, String> properties, T component) {
    String fingerprint = fingerprint(properties);
    live.put(caller, new Held<>(fingerprint, component, clock.instant()));
    paused.removeIf(
        one ->
            one.instance().equals(caller.instance()) && one.held().fingerprint.equals(fingerprint));
  }

  private static String fingerprint(Map<String, String> properties) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(properties)
          .forEach(
              (name, value) ->
                  List.of(name, value)
                      .forEach(
                          text -> {
                            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                            digest.update(bytes);
                          }));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The caller's component.
   *
   * @throws StatusRuntimeException if it has none
   */
  synchronized T of(Caller caller) {
    @Nullable Held<T> held = live.get(caller);
    if (held == null) {
      held = adopted(caller);
      live.put(caller, held);
    }
    held.used = clock.instant();
    return held.component;
  }

  private Held<T> adopted(Caller caller) {
    List<Held<T>> candidates =
        Stream.concat(
                paused.stream()
                    .filter(one -> one.instance().equals(caller.instance()))
                    .map(Paused::held),
                live.entrySet().stream()
                    .filter(one -> one.getKey().instance().equals(caller.instance()))
                    .map(Map.Entry::getValue))
            .toList();
    if (candidates.isEmpty()) {
      throw refused("has not been initialised since this server was started");
    }
    Held<T> first = candidates.getFirst();
    if (!candidates.stream().allMatch(one -> one.fingerprint.equals(first.fingerprint))) {
      throw refused(
          "has been initialised with different metadata by several daprds, and this connection is"
              + " new");
    }
    return new Held<>(first.fingerprint, first.component, clock.instant());
  }

  private static StatusRuntimeException refused(String reason) {
    return Status.FAILED_PRECONDITION
        .withDescription(
            "component '" + Caller.current().instance() + "' " + reason + "; start daprd again")
        .asRuntimeException();
  }

  /** A connection is gone: what it used lately will not be asked for again. */
  synchronized void ended(long connection) {
    Instant pauseBefore = clock.instant().minus(PAUSE_MIN);
    live.entrySet()
        .removeIf(
            entry -> {
              boolean isOfIt = entry.getKey().connection() == connection;
              if (isOfIt && entry.getValue().used.isBefore(pauseBefore)) {
                paused.add(new Paused<>(entry.getKey().instance(), entry.getValue()));
              }
              return isOfIt;
            });
    while (paused.size() > PAUSED_MAX) {
      paused.removeFirst();
    }
  }
}
