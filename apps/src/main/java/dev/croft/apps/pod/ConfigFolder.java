package dev.croft.apps.pod;

import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;

/** A ConfigMap whose keys are files of a folder, read-only. */
public record ConfigFolder(String configMap, String path) {
    Volume volume() {
        return Volume.builder()
                .name(configMap)
                .configMap(ConfigMapVolumeSource.builder().name(configMap).build())
                .build();
    }

    VolumeMount mount() {
        return VolumeMount.builder()
                .name(configMap)
                .mountPath(path)
                .readOnly(true)
                .build();
    }
}
