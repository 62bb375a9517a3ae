import { createPictures, type PictureRequest } from '../upstream/pictures.ts'
import type { Exchange } from '../upstream/exchange.ts'
import type { OpenAiOutcome } from './faults.ts'

interface StreamOptions {
  readonly kind: 'image_generation' | 'image_edit'
  readonly previews: number
  readonly request: PictureRequest
  readonly bytes: Uint8Array
  readonly fault: OpenAiOutcome | undefined
}

const paint = createPictures(false)

const event = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`

const previewOf = async ({ request, fault }: StreamOptions) => {
  if (fault === 'preview-garbage') return Buffer.from('<html>no picture</html>').toString('base64')
  if (fault === 'preview-huge') return Buffer.alloc(2 * 1024 * 1024, 0xff).toString('base64')
  const { bytes } = await paint({ ...request, width: 96, height: 96 })
  return Buffer.from(bytes).toString('base64')
}

/** As OpenAI streams it: the picture on its way, then whole. */
export const sendStream = async ({ response }: Exchange, options: StreamOptions): Promise<void> => {
  const { kind, previews, bytes, fault } = options
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req-stream' })
  const preview = await previewOf(options)
  for (let index = 0; index < previews; index++)
    response.write(event(`${kind}.partial_image`, { partial_image_index: index, b64_json: preview }))
  if (fault === 'stream-cut') return void response.end()
  if (fault === 'stream-error')
    return void response.end(
      event('error', { error: { type: 'image_generation_server_error', code: null, message: 'It broke.' } }),
    )
  const usage = { input_tokens: 9, output_tokens: 99, total_tokens: 108 }
  const whole = event(`${kind}.completed`, { b64_json: Buffer.from(bytes).toString('base64'), usage })
  // In two pieces, cut in the middle of its end.
  response.write(whole.slice(0, -1))
  response.end(whole.slice(-1))
}
