@NullMarked
package dev.stator.app.resources;

import org.jspecify.annotations.NullMarked;
