import { expect, test } from 'vitest'
import { createStylePreviews } from './previews.ts'

test('a preview that the end of the server interrupts says so, and is no fault of it', async () => {
  const stopping = new AbortController()
  const begun = Promise.withResolvers<void>()
  const engine = {
    models: { defaultId: 'atelier/sketch' },
    generate: async (_: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) => {
        begun.resolve()
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  } as unknown as Parameters<typeof createStylePreviews>[0]['engine'] // nothing else of it is asked for
  const preview = createStylePreviews({ engine, stopping: stopping.signal })({
    id: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11',
    name: 'Close',
    prompt: '{prompt}',
    negativePrompt: null,
    parameters: null,
    isBuiltIn: false,
    urls: { preview: '' },
  })
  await begun.promise
  stopping.abort()
  await expect(preview).rejects.toMatchObject({ status: 503, code: 'server.stopping' })
})
