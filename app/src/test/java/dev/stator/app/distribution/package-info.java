/** The built distribution, started as a user starts it. */
@NullMarked
package dev.stator.app.distribution;

import org.jspecify.annotations.NullMarked;
