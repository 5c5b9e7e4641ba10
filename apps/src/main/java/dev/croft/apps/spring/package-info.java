/** What Spring Boot programs have in common: a JVM in a container of limited memory, and settings that come as environment variables. */
@NullMarked
package dev.croft.apps.spring;

import org.jspecify.annotations.NullMarked;
