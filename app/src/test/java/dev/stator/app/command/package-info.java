@NullMarked
package dev.stator.app.command;

import org.jspecify.annotations.NullMarked;
