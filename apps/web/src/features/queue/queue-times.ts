import type { GenerationEntry } from '../../stores/generations.ts'

type Timed = Pick<GenerationEntry, 'status' | 'model' | 'provider' | 'startedAt' | 'imageIds' | 'waitingUntil'> & {
  readonly parameters: Pick<GenerationEntry['parameters'], 'count'>
}
/** How long one image of a model takes of late, in milliseconds. */
export type Durations = ReadonlyMap<string, number>

/** Which place each has among those that wait for the same provider, from 1 on. One that waits for a rate limit is not in line. */
export function placesOf(active: readonly GenerationEntry[]): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>()
  const places = new Map<string, number>()
  for (const { id, provider, status, waitingUntil } of active) {
    if (status !== 'queued' || waitingUntil !== null) continue
    const place = (lengths.get(provider) ?? 0) + 1
    lengths.set(provider, place)
    places.set(id, place)
  }
  return places
}

/** Milliseconds that are left, negative where it takes longer than usual; undefined where nothing is known of the model. */
export function leftMs(
  { status, model, parameters, startedAt }: Timed,
  durations: Durations,
  now: number,
): number | undefined {
  const msPerImage = durations.get(model)
  if (msPerImage === undefined) return undefined
  const expected = msPerImage * parameters.count
  return status === 'running' && startedAt ? expected - elapsedMs({ startedAt }, now) : expected
}

/** The clocks of the server and of this machine may differ a little. */
export const elapsedMs = ({ startedAt }: { readonly startedAt: string }, now: number) =>
  Math.max(0, now - Date.parse(startedAt))

/** Milliseconds until all is done, each provider working on several at a time; undefined where one is unknown, overdue or kept by a rate limit. */
export function allLeftMs(
  active: readonly Timed[],
  durations: Durations,
  concurrency: Readonly<Record<string, number>>,
  now: number,
): number | undefined {
  if (active.some(({ waitingUntil }) => waitingUntil !== null)) return undefined
  const lanes = Map.groupBy(active, ({ provider }) => provider)
  let longest = 0
  for (const [provider, own] of lanes) {
    const left = own.map(entry => leftMs(entry, durations, now))
    if (left.some(ms => ms === undefined || ms < 0)) return undefined
    const sum = left.reduce<number>((total, ms = 0) => total + ms, 0)
    longest = Math.max(longest, sum / Math.max(1, Math.min(own.length, concurrency[provider] ?? 1)))
  }
  return longest
}

/** Those that wait and are next where their provider has nothing else to do. */
export function startingOf(
  active: readonly GenerationEntry[],
  concurrency: Readonly<Record<string, number>>,
): ReadonlySet<string> {
  const free = new Map<string, number>()
  const freeOf = (provider: string) => free.get(provider) ?? concurrency[provider] ?? 1
  for (const { provider, status } of active) if (status === 'running') free.set(provider, freeOf(provider) - 1)
  const starting = new Set<string>()
  for (const { id, provider, status, waitingUntil } of active) {
    if (status !== 'queued' || waitingUntil !== null || freeOf(provider) <= 0) continue
    free.set(provider, freeOf(provider) - 1)
    starting.add(id)
  }
  return starting
}

/** Milliseconds until each is done, as its provider works on several at a time; those are left out of which nobody knows. */
export function doneInMs(
  active: readonly GenerationEntry[],
  durations: Durations,
  concurrency: Readonly<Record<string, number>>,
  now: number,
): ReadonlyMap<string, number> {
  const done = new Map<string, number>()
  for (const [provider, own] of Map.groupBy(active, entry => entry.provider)) {
    const lanes = Array.from({ length: Math.max(1, concurrency[provider] ?? 1) }, () => 0)
    const runningFirst = own.toSorted((a, b) => Number(b.status === 'running') - Number(a.status === 'running'))
    for (const entry of runningFirst) {
      const left = leftMs(entry, durations, now)
      // Nobody knows when its lane is free, nor when any lane is that comes after it.
      if (left === undefined || entry.waitingUntil !== null) break
      const lane = lanes.indexOf(Math.min(...lanes))
      lanes[lane] = (lanes[lane] ?? 0) + Math.max(0, left)
      done.set(entry.id, lanes[lane] ?? 0)
    }
  }
  return done
}
