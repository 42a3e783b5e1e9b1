const library = /^tensorflow\/(libtensorflow_(?:cc|framework)\.so\.2)$/;
// The C API, which is all that the binding includes.
const header =
  /^tensorflow\/include\/((?:tensorflow\/(?:c|tsl)\/|tensorflow\/core\/platform\/ctstring|tsl\/(?:c|platform)\/|xla\/tsl\/(?:c|platform)\/).*\.h)$/;
const notice = /^tensorflow\/(?:include\/)?(LICENSE|THIRD_PARTY_NOTICES\.txt)$/;
const cuda = /^nvidia\/.*(?:\.so[.\d]*|\/bin\/ptxas|\/nvvm\/libdevice\/[^/]+)$/;
const cudaLicence = /^(nvidia_\w+)-[\d.]+\.dist-info\/License\.txt$/;

/**
 * Where a member of a wheel goes, relative to the installation; undefined for what is not needed.
 * libtensorflow_cc looks for CUDA in ../nvidia/<library>/lib, seen from its own folder.
 */
export function wheelMember(name: string): string | undefined {
  if (name.split('/').includes('..')) return undefined;
  const [, lib] = library.exec(name) ?? [];
  if (lib !== undefined) return `deps/lib/${lib}`;
  const [, include] = header.exec(name) ?? [];
  if (include !== undefined) return `deps/include/${include}`;
  const [, text] = notice.exec(name) ?? [];
  if (text !== undefined) return `licences/tensorflow/${text}`;
  const [, owner] = cudaLicence.exec(name) ?? [];
  if (owner !== undefined) return `licences/${owner}/License.txt`;
  return cuda.test(name) ? `deps/${name}` : undefined;
}
