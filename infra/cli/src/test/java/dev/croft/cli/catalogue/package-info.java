/** The catalogue in the documents: a page for every member of every family, made from the records and their goldens. */
@NullMarked
package dev.croft.cli.catalogue;

import org.jspecify.annotations.NullMarked;
