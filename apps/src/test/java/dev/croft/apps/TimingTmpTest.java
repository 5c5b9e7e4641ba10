package dev.croft.apps;

import static dev.croft.apps.Fixtures.*;

import java.util.ArrayList;
import org.cdk8s.plus34.k8s.Quantity;
import org.junit.jupiter.api.Test;

final class TimingTmpTest {
    @Test
    void t() {
        for (int n : new int[] {1, 10, 10, 10, 20, 40}) {
            var list = new ArrayList<App>();
            for (int i = 0; i < n; i++) list.add(web("w" + i).build());
            var t = System.nanoTime();
            var out = new AppsGenerator(apps(list.toArray(App[]::new))).generate();
            System.out.println(n + " apps " + out.size() + " files MS " + (System.nanoTime() - t) / 1e6);
        }
        var t = System.nanoTime();
        for (int i = 0; i < 200; i++) Quantity.fromString(i + "Mi");
        System.out.println("quantity us " + (System.nanoTime() - t) / 1e3 / 200);
    }
}
