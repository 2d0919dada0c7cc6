// What addresses say, for the scripts in the pages and for the worker. Their twin in the program is crates/model/src/address/.

/** Whether the query of an address asks for something else than the finished page of its path: another pair, another screen, or other weights. */
export function asksElsewhere(search: string): boolean {
  return /[?&](amp;)*(a|b|w|only|view|surprise)(=|&|$)/i.test(search);
}

/** The two tools of the finished page that a path ends with. */
export function pairAt(path: string): readonly [a: string, b: string] | undefined {
  var pair = /(?:^|\/)compare\/([a-z0-9-]+?)-vs-([a-z0-9-]+)\/(?:index\.html)?$/.exec(path);
  return pair ? [pair[1] as string, pair[2] as string] : undefined;
}
