import OpenAI, { toFile } from 'openai'
import type { Studio } from '../../../testing/studio.ts'

/** OpenAI's own client, before a studio. Each answer that is no stream is held against the document. */
export const openAiClient = (
  { url, request }: Pick<Studio, 'url' | 'request'>,
  apiKey = 'nobody asks',
  maxRetries = 0,
) =>
  new OpenAI({
    baseURL: `${url}/v1`,
    apiKey,
    maxRetries,
    fetch: (address, init) => request(new Request(address).url.slice(url.length), init),
  })

export const pngFile = (bytes: Uint8Array, name = 'start.png') => toFile(bytes, name, { type: 'image/png' })
