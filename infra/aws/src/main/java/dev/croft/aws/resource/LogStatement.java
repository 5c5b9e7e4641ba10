package dev.croft.aws.resource;

/** Which SQL statements PostgreSQL logs; names as in its {@code log_statement}. */
public enum LogStatement {
    none,
    ddl,
    mod,
    all
}
