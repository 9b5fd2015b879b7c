/**
 * The crash loop: a process writes through the SDK's client and keeps a ledger of what was
 * answered; it is killed, again and again, and each time the judge compares what the folder holds
 * with the ledger. Which steps a worker does follows from a seed, so both sides know them.
 */
@NullMarked
package dev.stator.embedded.crash;

import org.jspecify.annotations.NullMarked;
