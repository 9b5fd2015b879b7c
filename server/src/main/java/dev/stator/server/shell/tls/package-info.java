/**
 * What a server proves itself with, and whom it believes. PEM files become a {@link
 * dev.stator.server.shell.tls.ServerIdentity}, checked while it is still the person at the terminal
 * who reads the error; HTTP and gRPC listeners are given the same one.
 */
@NullMarked
package dev.stator.server.shell.tls;

import org.jspecify.annotations.NullMarked;
