/**
 * Long results, in one way for all of them. {@link dev.stator.connector.paging.PagingInputs} are
 * the inputs, {@link dev.stator.connector.paging.Caps} what they and the connection's policy allow,
 * {@link dev.stator.connector.paging.ItemPages} reads pages of items up to there, and {@link
 * dev.stator.connector.paging.Cursor} says where the next call goes on.
 */
@NullMarked
package dev.stator.connector.paging;

import org.jspecify.annotations.NullMarked;
