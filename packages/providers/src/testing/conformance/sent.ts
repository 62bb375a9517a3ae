import type { Engine } from '../../port/engine.ts'
import type { ImageRequest } from '../../port/request.ts'
import { never } from './requests.ts'

/** What stands behind an engine in a test. */
export interface StandInBehind {
  readonly requests: readonly { readonly method: string; readonly raw: Uint8Array }[]
}

/** Names that are new with every call: they say nothing of the picture. */
const NEW_EACH_TIME = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|task\(test-\d+\)|formdata-undici-\d+/gi

/** How far it is: asked as often as the machine has time for. */
const ASKS_HOW_FAR = /^\{"id_task"/

/** All that a request for a picture sends; the picture itself where nothing stands behind the engine. */
export const sentFor = async (engine: Engine, standIn: StandInBehind | undefined, request: ImageRequest) => {
  const before = standIn?.requests.length ?? 0
  const { bytes } = await engine.generate(request, { signal: never() })
  if (!standIn) return Buffer.from(bytes).toString('base64')
  return standIn.requests
    .slice(before)
    .filter(({ method }) => method === 'POST')
    .map(({ raw }) => Buffer.from(raw).toString('latin1'))
    .filter(body => !ASKS_HOW_FAR.test(body))
    .map(body => body.replaceAll(NEW_EACH_TIME, 'new each time'))
    .join('\n')
}
