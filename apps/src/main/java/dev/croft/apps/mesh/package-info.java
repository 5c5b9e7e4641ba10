/** The service mesh: who may call whom by identity, circuit breakers, timeouts and retries, all from the declared edges. */
@NullMarked
package dev.croft.apps.mesh;

import org.jspecify.annotations.NullMarked;
