/**
 * Which web pages may send requests where nobody asks who calls: every page that a browser on this
 * machine visits can reach its ports. A front end behind a {@link
 * dev.stator.server.shell.page.PageGate} sees requests of programs, and of the {@link
 * dev.stator.server.shell.page.AllowedPages}.
 */
@NullMarked
package dev.stator.server.shell.page;

import org.jspecify.annotations.NullMarked;
