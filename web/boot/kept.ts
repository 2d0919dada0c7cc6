import { root } from "./root.ts";

/**
 * What the visitor has chosen before and the browser keeps. Storage is shared by all sites of the origin: what is ours names our folder
 * (crates/model/src/scope.rs). Where storage is blocked, merely naming it throws.
 */
export function kept(name: string): string | null {
  return localStorage.getItem("shipwith:" + (root().pathname || "/") + ":" + name);
}
