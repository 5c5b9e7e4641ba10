package dev.croft.gitops;

import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where one platform lives on disk, and the names beside it that croft uses while it writes; a platform's name never starts with '.'. */
record Folder(Path root, Name platform) {
    static final String GENERATED = "generated";
    static final String ATTRIBUTES = ".gitattributes";
    /** Collapsed in a pull request, and never CRLF in a work tree. */
    static final String ATTRIBUTES_TEXT = "* text eol=lf linguist-generated=true\n";

    Path generated() {
        return root.resolve(GENERATED);
    }

    Path live() {
        return generated().resolve(platform.value());
    }

    Path next() {
        return generated().resolve("." + platform + ".next");
    }

    Path previous() {
        return generated().resolve("." + platform + ".previous");
    }

    Path lock() {
        return generated().resolve("." + platform + ".lock");
    }

    Path attributes() {
        return generated().resolve(ATTRIBUTES);
    }

    /** As a user names it, relative to the repository. */
    String label() {
        return GENERATED + "/" + platform;
    }

    String label(String path) {
        return label() + "/" + path;
    }

    /** A write through a link lands where nobody looks for it. */
    void refuseLinks() {
        for (var path : new Path[] {generated(), live(), attributes()}) {
            if (Files.isSymbolicLink(path)) {
                throw new PlatformException(label(path)
                        + " is a symbolic link, and croft does not write through links: replace it by a folder");
            }
        }
        for (var path : new Path[] {generated(), live()}) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
                throw new PlatformException(label(path) + " is in the way: croft needs a folder there");
            }
        }
    }

    private String label(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
