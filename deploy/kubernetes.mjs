// Compares the manifests with the schemas of Kubernetes, and with what they promise each other. The schemas permit members
// that do not exist, so that the ones that protect are named here.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {parseAllDocuments} from 'yaml';
import {Deployment} from 'kubernetes-models/apps/v1/Deployment';
import {PodDisruptionBudget} from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import {Service} from 'kubernetes-models/v1/Service';

const kinds = {Deployment, PodDisruptionBudget, Service};
const directory = new URL('kubernetes/', import.meta.url);
const manifests = {};
for (const file of readdirSync(directory)) {
  for (const document of parseAllDocuments(readFileSync(new URL(file, directory), 'utf8'), {uniqueKeys: true})) {
    assert.deepEqual([...document.errors, ...document.warnings], [], file);
    const manifest = document.toJS();
    assert.ok(kinds[manifest.kind], `${file}: there is no schema here for ${manifest.kind}`);
    new kinds[manifest.kind](manifest).validate();
    manifests[manifest.kind] = manifest;
  }
}

const {Deployment: deployment, Service: service, PodDisruptionBudget: budget} = manifests;
const {metadata: {labels}, spec: pod} = deployment.spec.template;
for (const selector of [deployment.spec.selector.matchLabels, service.spec.selector, budget.spec.selector.matchLabels]) {
  assert.deepEqual(selector, labels);
}
const [container] = pod.containers;
const ports = container.ports.map(port => port.name);
for (const port of [service.spec.ports[0].targetPort,
  ...['startupProbe', 'livenessProbe', 'readinessProbe'].map(probe => container[probe].httpGet.port)]) {
  assert.ok(ports.includes(port), `no port is called ${port}`);
}
assert.equal(container.securityContext.readOnlyRootFilesystem, true);
assert.equal(container.securityContext.allowPrivilegeEscalation, false);
assert.equal(pod.securityContext.runAsNonRoot, true);
assert.ok(pod.terminationGracePeriodSeconds >= 45);
assert.deepEqual(container.volumeMounts.map(mount => mount.name).sort(), pod.volumes.map(volume => volume.name).sort());
