/**
 * What every HTTP front end stands on: listeners, limits, the path of a request, health.
 *
 * <p>A {@link dev.stator.server.shell.HttpServer} accepts connections on its {@link
 * dev.stator.server.shell.Listener}s; each request becomes an {@link
 * dev.stator.server.shell.HttpRequest}, goes through {@code RequestPath} to the first {@link
 * dev.stator.server.shell.HttpFrontEnd} of its listener that takes it, and comes back as an {@link
 * dev.stator.server.shell.HttpAnswer}. Nothing here knows a front end, and nothing behind a front
 * end knows the HTTP library.
 */
@NullMarked
package dev.stator.server.shell;

import org.jspecify.annotations.NullMarked;
