/** How a new version takes over from an old one, step by step or at once, and what it is judged by: the strategies of Argo Rollouts. */
@NullMarked
package dev.croft.apps.rollout;

import org.jspecify.annotations.NullMarked;
