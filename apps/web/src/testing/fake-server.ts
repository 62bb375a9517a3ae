import { onTestFinished, vi } from 'vitest'

export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: unknown
}

type Answer = (request: FakeRequest) => Response | Promise<Response>

/** Stands where the network begins until the test ends: every request of the page is answered by `answer`, and kept in the list given back. */
export function fakeServer(answer: Answer): FakeRequest[] {
  const requests: FakeRequest[] = []
  onTestFinished(() => void vi.unstubAllGlobals())
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(url, 'http://studio.test')
    const request = {
      method: init.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    }
    requests.push(request)
    init.signal?.throwIfAborted()
    return answer(request)
  })
  return requests
}

export const json = (body: unknown, status = 200) => Response.json(body, { status })

/** A promise to be kept by hand, for answers that come late. */
export function later<T>() {
  return Promise.withResolvers<T>()
}
