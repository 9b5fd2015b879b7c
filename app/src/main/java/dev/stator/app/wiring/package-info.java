/**
 * The configuration and the resources become a running server, by constructors. Each front end has
 * one class here that makes its {@link dev.stator.app.wiring.FrontEndParts} out of the {@link
 * dev.stator.app.wiring.WiringContext}; {@link dev.stator.app.wiring.RunningServer} opens the ports
 * for all of them, and closes everything in the order that loses nothing.
 */
@NullMarked
package dev.stator.app.wiring;

import org.jspecify.annotations.NullMarked;
