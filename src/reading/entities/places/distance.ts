/** Two points on Earth in; kilometres along the great circle out. */

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const MEAN_RADIUS = 6371;

export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const [dLat, dLon] = [(b.lat - a.lat) * radians, (b.lon - a.lon) * radians];
  const half =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}
