package dev.croft.gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds the wanted bytes against those on disk, and those that differ against the INDEX that croft left there. */
final class Comparer {
    private final Folder folder;
    private final List<String> missing = new ArrayList<>();
    private final List<String> stale = new ArrayList<>();
    private final List<String> obsolete = new ArrayList<>();
    private final List<String> edited = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();

    private Comparer(Folder folder) {
        this.folder = folder;
    }

    /** With {@code adopt} whatever lies there is croft's: no INDEX is read, nothing counts as edited or foreign. */
    static Comparison compare(Folder folder, SortedMap<String, byte[]> wanted, FolderScan disk, boolean adopt)
            throws IOException {
        var comparer = new Comparer(folder);
        comparer.attributes(adopt);
        var differing = comparer.differing(wanted, disk.files());
        if (!adopt && !differing.isEmpty()) {
            comparer.judge(differing, disk.files());
        }
        return new Comparison(comparer.missing, comparer.stale, comparer.obsolete, comparer.edited, comparer.foreign);
    }

    private void attributes(boolean adopt) throws IOException {
        var label = Folder.GENERATED + "/" + Folder.ATTRIBUTES;
        var path = folder.attributes();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(label);
        } else if (!isSame(path, Folder.ATTRIBUTES_TEXT.getBytes(StandardCharsets.UTF_8))) {
            stale.add(label);
            if (!adopt) {
                edited.add(label);
            }
        }
    }

    private List<String> differing(SortedMap<String, byte[]> wanted, SortedMap<String, Path> disk) throws IOException {
        var differing = new ArrayList<String>();
        for (var file : wanted.entrySet()) {
            var path = disk.get(file.getKey());
            if (path == null) {
                missing.add(folder.label(file.getKey()));
            } else if (!isSame(path, file.getValue())) {
                stale.add(folder.label(file.getKey()));
                differing.add(file.getKey());
            }
        }
        for (var path : disk.keySet()) {
            if (!wanted.containsKey(path)) {
                obsolete.add(folder.label(path));
                differing.add(path);
            }
        }
        return differing;
    }

    private void judge(List<String> differing, SortedMap<String, Path> disk) throws IOException {
        var known = previous(disk);
        for (var path : differing) {
            var entry = known.get(path);
            if (path.equals(Index.NAME)) {
                continue;
            }
            if (entry == null) {
                foreign.add(folder.label(path));
            } else if (!entry.sha256().equals(Index.sha256(Files.readAllBytes(disk.get(path))))) {
                edited.add(folder.label(path));
            }
        }
    }

    private SortedMap<String, Index.Entry> previous(SortedMap<String, Path> disk) throws IOException {
        var path = disk.get(Index.NAME);
        if (path == null) {
            return new TreeMap<>();
        }
        var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return Index.parse(folder.label(Index.NAME), text).byPath();
    }

    static boolean isSame(Path path, byte[] content) throws IOException {
        return Files.size(path) == content.length && Arrays.equals(Files.readAllBytes(path), content);
    }
}
