/** Names of places to points on the map. */
export { distanceKm } from "./distance.ts";
export { createPlaceResolver } from "./resolver.ts";
