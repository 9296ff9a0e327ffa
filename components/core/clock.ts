/** Port: what time it is. Core reads no clock; whoever calls it says. */
export interface Clock {
  /** RFC 3339 instant, UTC: `2026-11-20T08:55:00.000Z`. */
  now(): string;
}
