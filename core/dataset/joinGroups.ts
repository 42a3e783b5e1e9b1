/**
 * Joins images that are linked, directly or through others (union-find).
 * @returns each image's group, named after the group's first id in code-unit order
 */
export function joinGroups(
  ids: readonly string[],
  links: Iterable<readonly [string, string]>,
): Map<string, string> {
  const parent = new Map(ids.map((id) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const [a, b] of links) {
    if (!parent.has(a) || !parent.has(b)) continue;
    const [first, second] = [root(a), root(b)].sort() as [string, string];
    parent.set(second, first);
  }
  return new Map(ids.map((id) => [id, root(id)]));
}
