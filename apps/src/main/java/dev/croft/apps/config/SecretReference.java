package dev.croft.apps.config;

import dev.croft.platform.Name;
import java.util.Optional;

/**
 * A Secret that an app cannot start without.
 *
 * @param remote where External Secrets finds it in AWS Secrets Manager; empty: somebody must make it
 */
public record SecretReference(Name app, Name namespace, Name name, Optional<String> remote) {}
