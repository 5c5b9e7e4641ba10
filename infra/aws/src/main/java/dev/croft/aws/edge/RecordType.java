package dev.croft.aws.edge;

/** Kinds of DNS record whose content is one string. */
public enum RecordType {
    A,
    CNAME,
    TXT
}
