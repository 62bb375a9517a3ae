import { setTimeout as sleep } from 'node:timers/promises'

interface Served {
  readonly url: string
}

const GIVE_UP_MS = 300_000
const LOOK_EVERY_MS = 50
/** Of one request. */
const DEADLINE_MS = 120_000

/** What a path of the studio answers; the caller names its shape, by the contract of the route. */
export async function readJson<T>({ url }: Served, path: string): Promise<T> {
  const answer = await fetch(url + path, { signal: AbortSignal.timeout(DEADLINE_MS) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T // the caller knows the contract
}

/** Sends JSON and gives the answer; any other status than the expected one is an error. */
export async function postJson<T>({ url }: Served, path: string, body: object, expected: number): Promise<T> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: expected === 201 ? 'wait=60' : '' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(DEADLINE_MS),
  })
  if (answer.status !== expected) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T // the caller knows the contract
}

/** Waits until no generation is queued or running. */
export async function allFinished(studio: Served): Promise<void> {
  const until = performance.now() + GIVE_UP_MS
  const areThere = async (status: string) =>
    (await readJson<{ items: unknown[] }>(studio, `/api/v1/generations?status=${status}&limit=1`)).items.length > 0
  while ((await areThere('queued')) || (await areThere('running'))) {
    if (performance.now() > until) throw new Error('the generations do not come to an end')
    await sleep(LOOK_EVERY_MS)
  }
}
