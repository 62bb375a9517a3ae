import type { Endpoint } from '@atelier/contracts'

/** An address that the engine would call: http or https, and no credential in it. */
export function isCallable(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password
}

/** The place of the first endpoint for a model that has one already; -1 where each model has one. */
export const secondFor = (endpoints: readonly Endpoint[]): number =>
  endpoints.findIndex(({ model }, at) => endpoints.findIndex(other => other.model === model) !== at)
