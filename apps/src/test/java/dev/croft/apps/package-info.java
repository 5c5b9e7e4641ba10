/** Tests of the apps section; what it writes is judged by Kubernetes' own typed model and by a real Redis. */
@NullMarked
package dev.croft.apps;

import org.jspecify.annotations.NullMarked;
