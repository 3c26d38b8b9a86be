// Writes what the page may take in, as CycloneDX: every package of the lock
// file that is not for building and testing alone. The lock file says so itself;
// `npm sbom` leaves out what only a peer asks for, such as svelte.
import { readFileSync } from "node:fs";

const lock = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** The package that `name` means where it is asked for by the one at `from`. */
function resolved(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (place in lock.packages) return place;
    if (folder === "") return undefined;
  }
}

const nameOf = (place) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
const referenceOf = (place) => `${nameOf(place)}@${lock.packages[place].version}`;
const places = Object.keys(lock.packages)
  .filter((place) => place !== "" && !lock.packages[place].dev)
  .sort();

function component(place) {
  const { version, license, integrity } = lock.packages[place];
  const name = nameOf(place);
  const [algorithm, sum] = integrity.split("-");
  return {
    type: "library",
    "bom-ref": referenceOf(place),
    name,
    version,
    licenses: [{ expression: license }],
    hashes: [{ alg: algorithm.replace("sha", "SHA-"), content: Buffer.from(sum, "base64").toString("hex") }],
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
  };
}

function needs(place) {
  const { dependencies = {}, peerDependencies = {} } = lock.packages[place];
  const names = Object.keys({ ...dependencies, ...(place === "" ? {} : peerDependencies) });
  const found = names.map((name) => resolved(place, name)).filter((found) => places.includes(found));
  return [...new Set(found.map(referenceOf))].sort();
}

const root = `${lock.name}@${lock.version}`;
const bill = {
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: { component: { type: "library", "bom-ref": root, name: lock.name, version: lock.version } },
  components: places.map(component),
  dependencies: [
    { ref: root, dependsOn: needs("") },
    ...places.map((place) => ({ ref: referenceOf(place), dependsOn: needs(place) })),
  ],
};
process.stdout.write(`${JSON.stringify(bill)}\n`);
