import type { Engine } from '../../port/engine.ts'
import type { ImageRequest } from '../../port/request.ts'
import { never } from './requests.ts'

/** What stands behind an engine in a test. */
export interface StandInBehind {
  readonly requests: readonly { readonly method: string; readonly raw: Uint8Array }[]
}

/** Names that are new with every call, and how far it is: they say nothing of the picture. */
const NEW_EACH_TIME =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|task\(test-\d+\)|formdata-undici-\d+|"id_live_preview":-?\d+/gi

/** All that a request for a picture sends; the picture itself where nothing stands behind the engine. */
export const sentFor = async (engine: Engine, standIn: StandInBehind | undefined, request: ImageRequest) => {
  const before = standIn?.requests.length ?? 0
  const { bytes } = await engine.generate(request, { signal: never() })
  if (!standIn) return Buffer.from(bytes).toString('base64')
  const posted = standIn.requests
    .slice(before)
    .filter(({ method }) => method === 'POST')
    .map(({ raw }) => Buffer.from(raw).toString('latin1').replaceAll(NEW_EACH_TIME, 'new each time'))
  // How often somebody asks how far it is depends on the machine.
  return [...new Set(posted)].join('\n')
}
