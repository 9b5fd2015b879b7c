package dev.stator.server.dapr.sidecar;

/**
 * How the sidecar reaches its application.
 *
 * @param protocol {@code http} or {@code grpc}
 * @param address of the application's machine
 */
public record AppConnection(int port, String protocol, String address) {}
