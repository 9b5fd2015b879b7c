package dev.stator.server.dapr.sidecar;

/**
 * One operation of a transaction.
 *
 * @param type {@code upsert} or {@code delete}, if the application is right
 * @param request its value means nothing to a deletion
 */
public record TransactionStep(String type, StateWrite request) {}
