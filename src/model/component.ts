/** The contract of a component: which layers it needs, which it provides, and how it makes them. */
import type { Layers } from "./layers.ts";
import type { Issue } from "./record.ts";

export type LayerName = keyof Layers;

export interface Component<Needs extends LayerName = LayerName, Provides extends LayerName = LayerName> {
  readonly name: string;
  readonly needs: readonly Needs[];
  readonly provides: readonly Provides[];
  /** Sees only what it needs and returns only what it provides; `issues` may be added by any component. */
  readonly run: (layers: Pick<Layers, Needs>) => Pick<Layers, Provides> & { readonly issues?: readonly Issue[] };
}

/** Keeps the literal types of `needs` and `provides`, so that the compiler checks `run` against both. */
export function defineComponent<const Needs extends LayerName, const Provides extends LayerName>(
  component: Component<Needs, Provides>,
): Component<Needs, Provides> {
  return component;
}
