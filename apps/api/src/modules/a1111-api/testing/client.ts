import type { Studio } from '../../../testing/studio.ts'

/** Header of HTTP Basic, as clients make it of a name and a key. */
export const basic = (key: string, name = 'anybody') => ({
  authorization: `Basic ${Buffer.from(`${name}:${key}`).toString('base64')}`,
})

export interface Info {
  readonly [key: string]: unknown
  readonly infotexts: string[]
  readonly all_seeds: number[]
  readonly atelier: { readonly image_ids: string[]; readonly notes: string[] }
}

interface Answer<T> {
  readonly status: number
  readonly body: T
}

export interface Pictures {
  readonly images: string[]
  readonly parameters: Record<string, unknown>
  readonly info: string
}

/** Whatever speaks this API, with what its requests bear. */
export function createWebUiClient({ request }: Pick<Studio, 'request'>, headers: Record<string, string> = {}) {
  async function ask<T>(method: string, path: string, body?: unknown, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await request(`/sdapi/v1/${path}`, {
      ...init,
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as T } // held against the document by the studio
  }
  const get = async <T>(path: string): Promise<T> => (await ask<T>('GET', path)).body

  return {
    ask,
    get,
    post: <T>(path: string, body?: unknown, init?: RequestInit) => ask<T>('POST', path, body, init),
    /** Pictures that are made, with their information read. */
    async make(which: 'txt2img' | 'img2img', body: object): Promise<Pictures & { readonly told: Info }> {
      const answer = await ask<Pictures>('POST', which, body)
      if (answer.status !== 200) throw new Error(`${which} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
      return { ...answer.body, told: JSON.parse(answer.body.info) as Info } // as the tests go on to say
    },
  }
}
export type WebUiClient = ReturnType<typeof createWebUiClient>
