/** Components in order → one function over layers; what a component needs must be provided before it. */
import type { Issue, LayerName, Layers } from "../model/index.ts";

export class PipelineError extends Error {
  readonly code: "PIPELINE_ORDER" | "PIPELINE_TWICE";
  constructor(code: PipelineError["code"], message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * A component with its layer types forgotten, so that different ones fit into one list. `run` is a method here because
 * a method's parameters are compared both ways: each component sees only what it needs, which `checkOrder` has made sure of.
 */
export interface AnyComponent {
  readonly name: string;
  readonly needs: readonly LayerName[];
  readonly provides: readonly LayerName[];
  run(layers: Layers): Partial<Layers>;
}

export interface Pipeline {
  readonly components: readonly AnyComponent[];
  run(start: Pick<Layers, "document">): Partial<Layers> & { readonly issues: readonly Issue[] };
}

/** @throws PipelineError when a component needs what nothing before it provides, or two provide the same. */
export function createPipeline(components: readonly AnyComponent[]): Pipeline {
  checkOrder(components);
  return { components, run: (start) => runAll(components, start) };
}

function checkOrder(components: readonly AnyComponent[]): void {
  const provided = new Map<LayerName, string>([["document", "the input"]]);
  for (const component of components) {
    for (const need of component.needs) {
      if (provided.has(need)) continue;
      const maker = components.find((other) => other.provides.includes(need));
      const remedy = maker === undefined ? `Add a component that provides it.` : `Put "${maker.name}" before it.`;
      throw new PipelineError(
        "PIPELINE_ORDER",
        `"${component.name}" needs "${need}", which nothing before it provides. ${remedy}`,
      );
    }
    for (const layer of component.provides) {
      const earlier = provided.get(layer);
      if (earlier !== undefined && layer !== "issues") {
        throw new PipelineError(
          "PIPELINE_TWICE",
          `"${component.name}" and "${earlier}" both provide "${layer}". Leave one out.`,
        );
      }
      provided.set(layer, component.name);
    }
  }
}

function runAll(components: readonly AnyComponent[], start: Pick<Layers, "document">): ReturnType<Pipeline["run"]> {
  let layers: Partial<Layers> = start;
  const issues: Issue[] = [];
  for (const component of components) {
    // checkOrder has shown that every layer the component needs is there.
    const added = component.run(layers as Layers);
    if (added.issues !== undefined) issues.push(...added.issues);
    layers = { ...layers, ...added };
  }
  return { ...layers, issues };
}
