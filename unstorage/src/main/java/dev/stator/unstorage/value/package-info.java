/**
 * JavaScript's view of a stored text: {@link dev.stator.unstorage.value.ValueParser} makes of it
 * the {@link dev.stator.unstorage.value.ItemValue} that {@code getItem} gives in JavaScript, {@link
 * dev.stator.unstorage.value.ValueText} makes of a value the text that {@code setItem} stores.
 *
 * <p>Source: behaviour of unstorage 1.17.6 and 2.0.0-beta.0.
 */
@NullMarked
package dev.stator.unstorage.value;

import org.jspecify.annotations.NullMarked;
