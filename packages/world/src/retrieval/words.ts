/** A share for people: `43 %`. */
export function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}

/** An angle in radians for people: `12°`. */
export function degrees(angleRad: number): string {
  return `${Math.round((180 * angleRad) / Math.PI)}°`;
}

/** A distance in metres for people: `0.4 m`. */
export function metres(distanceM: number): string {
  return `${distanceM.toFixed(1)} m`;
}
