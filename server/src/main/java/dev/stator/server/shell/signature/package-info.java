/**
 * Who may call, told by a signature of AWS's version 4. A {@link
 * dev.stator.server.shell.signature.SignatureVerifier} reads what a request claims into a {@code
 * SignatureClaim}, computes the signature anew from what arrived and the secret of the {@link
 * dev.stator.server.shell.signature.AccessKey} that is named, and compares. It never trusts a part
 * of the request that the signature does not cover.
 */
@NullMarked
package dev.stator.server.shell.signature;

import org.jspecify.annotations.NullMarked;
