/**
 * Who may call, told by a token. A front end behind a {@link
 * dev.stator.server.shell.token.BearerGate} sees only requests whose {@code Authorization: Bearer}
 * is one of the {@link dev.stator.server.shell.token.Tokens} that are good for it; other front ends
 * look up their own header in the same {@code Tokens}.
 */
@NullMarked
package dev.stator.server.shell.token;

import org.jspecify.annotations.NullMarked;
