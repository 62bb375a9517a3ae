import type { Generation, NewGeneration } from '@atelier/contracts'
import { until } from './until.ts'

export const FINISHED: ReadonlySet<string> = new Set(['succeeded', 'failed', 'cancelled'])

/** What of the API a test needs that has only an address. */
export function createClient(url: string) {
  async function ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(`${url}/api/v1${path}`, init)
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T // as the OpenAPI document has it: the suites of the routes hold them against it
  }
  const post = (wish: NewGeneration, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1/generations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(wish),
    })

  const get = (id: string) => ask<Generation>(`/generations/${id}`)
  return {
    url,
    ask,
    post,
    get,
    async generate(wish: NewGeneration): Promise<Generation> {
      const response = await post(wish)
      if (!response.ok) throw new Error(`a prompt was answered with ${response.status}: ${await response.text()}`)
      return (await response.json()) as Generation
    },
    /** Waits until a generation is as told. */
    reaches: async (id: string, ...statuses: readonly string[]): Promise<Generation> => {
      await until(async () => statuses.includes((await get(id)).status), {
        within: 20_000,
        every: 50,
        what: `${id} being ${statuses.join(' or ')}`,
      })
      return get(id)
    },
  }
}
export type Client = ReturnType<typeof createClient>
