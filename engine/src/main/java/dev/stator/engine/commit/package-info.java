/**
 * The one way to change items: lock, read what is there, test the condition, change, commit as one
 * batch, unlock.
 *
 * <p>An operation becomes an {@link dev.stator.engine.commit.ItemWrite}; the {@code Committer} does
 * it and hands back the item before and after, from which the operation's result is made. An item's
 * lock is held until the store's commit has returned, so nobody builds on what a crash could still
 * take back.
 */
@NullMarked
package dev.stator.engine.commit;

import org.jspecify.annotations.NullMarked;
