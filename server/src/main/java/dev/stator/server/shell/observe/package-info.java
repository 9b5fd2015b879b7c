/**
 * What is told about answered requests, of HTTP and gRPC alike: each becomes one {@link
 * dev.stator.server.shell.observe.Exchange}, which {@link
 * dev.stator.server.shell.observe.ExchangeObserver}s count or log. An exchange never holds bodies,
 * header values or query strings.
 */
@NullMarked
package dev.stator.server.shell.observe;

import org.jspecify.annotations.NullMarked;
