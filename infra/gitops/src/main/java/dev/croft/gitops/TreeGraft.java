package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Puts an object at a path of a tree, rewriting only the trees above it; every other entry keeps its bytes. */
record TreeGraft(ObjectReader reader, ObjectInserter inserter, String where) {
    /** Latin-1 keeps any name's bytes, and compares as bytes do. */
    private record Entry(String name, FileMode mode, ObjectId id) {
        static final Comparator<Entry> GIT_ORDER = Comparator.comparing(Entry::sortKey);

        private String sortKey() {
            return mode.equals(FileMode.TREE) ? name + "/" : name;
        }
    }

    ObjectId put(Optional<ObjectId> tree, String path, FileMode mode, ObjectId id) throws IOException {
        return put(tree, path, 0, mode, id);
    }

    private ObjectId put(Optional<ObjectId> tree, String path, int from, FileMode mode, ObjectId id)
            throws IOException {
        var end = path.indexOf('/', from);
        var name = path.substring(from, end < 0 ? path.length() : end);
        var entries = tree.isPresent() ? read(tree.get()) : new ArrayList<Entry>();
        var current =
                entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
        refuseTwins(entries, name, path.substring(0, from));
        if (end < 0) {
            refuseOther(current, mode, path);
            return write(entries, new Entry(name, mode, id));
        }
        refuseOther(current, FileMode.TREE, path.substring(0, end));
        var child = put(current.map(Entry::id), path, end + 1, mode, id);
        return write(entries, new Entry(name, FileMode.TREE, child));
    }

    private void refuseTwins(List<Entry> entries, String name, String parent) {
        for (var entry : entries) {
            if (entry.name().equalsIgnoreCase(name) && !entry.name().equals(name)) {
                throw new PlatformException(parent + entry.name() + " on " + where + " differs from croft's " + parent
                        + name + " in letter case only, which macOS and Windows take for one: rename it there");
            }
        }
    }

    private void refuseOther(Optional<Entry> current, FileMode mode, String path) {
        if (current.isPresent() && !current.get().mode().equals(mode)) {
            throw new PlatformException(path + " on " + where + " is "
                    + kind(current.get().mode()) + " where croft needs " + kind(mode) + ": remove it there");
        }
    }

    static String kind(FileMode mode) {
        return switch (mode.getObjectType()) {
            case Constants.OBJ_TREE -> "a folder";
            case Constants.OBJ_COMMIT -> "a submodule";
            default ->
                mode.equals(FileMode.SYMLINK)
                        ? "a symbolic link"
                        : mode.equals(FileMode.EXECUTABLE_FILE) ? "an executable file" : "a file";
        };
    }

    private List<Entry> read(ObjectId tree) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var parser = new CanonicalTreeParser(null, reader, tree); !parser.eof(); parser.next()) {
            var name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            entries.add(new Entry(
                    new String(name, StandardCharsets.ISO_8859_1),
                    parser.getEntryFileMode(),
                    parser.getEntryObjectId()));
        }
        return entries;
    }

    private ObjectId write(List<Entry> entries, Entry changed) throws IOException {
        entries.removeIf(entry -> entry.name().equals(changed.name()));
        entries.add(changed);
        entries.sort(Entry.GIT_ORDER);
        var formatter = new TreeFormatter();
        entries.forEach(entry ->
                formatter.append(entry.name().getBytes(StandardCharsets.ISO_8859_1), entry.mode(), entry.id()));
        return inserter.insert(formatter);
    }
}
