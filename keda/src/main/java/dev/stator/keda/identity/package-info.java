/**
 * Who asks for a trigger's items: what a TriggerAuthentication and the trigger's metadata say goes
 * in, {@link dev.stator.tables.connection.Credentials} come out, chosen as KEDA chooses them.
 */
@NullMarked
package dev.stator.keda.identity;

import org.jspecify.annotations.NullMarked;
