package dev.stator.server.shell.signature;

import org.jspecify.annotations.Nullable;

/**
 * Who signed a request.
 *
 * @param keyId the id of the access key
 * @param accountId the account of that key, or null if it does not name one
 * @param region of the scope
 */
public record Signer(String keyId, @Nullable String accountId, String region) {}
