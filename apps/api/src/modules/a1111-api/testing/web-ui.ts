import { createEngine, updateEngine } from '@atelier/contracts'
import { startWebUi } from '@atelier/providers/testing'
import { afterAll, beforeAll } from 'vitest'
import type { Suite } from '../../../testing/suite.ts'

type WebUi = Awaited<ReturnType<typeof startWebUi>>

/** The checkpoint of the stand-in that tests ask for. */
export const XL = 'sd_xl_base_1.0.safetensors'

interface Received {
  readonly path: string
  readonly body: Record<string, unknown>
}

/** Puts a stand-in of a web UI behind a suite's studio, as one more engine. */
export function withWebUi(my: Suite, looksUntilDone = 2) {
  let open: WebUi | undefined
  const opened = (): WebUi => {
    if (!open) throw new Error('the suite has not started')
    return open
  }
  beforeAll(async () => {
    open = await startWebUi({ looksUntilDone })
    const settings = { baseUrl: open.url }
    const { body } = await my.studio.call(createEngine, {
      body: { kind: 'a1111', id: 'webui', name: 'Web UI', settings },
    })
    await my.studio.call(updateEngine, { params: { id: body.id }, body: { position: 0 } })
  })
  afterAll(async () => open?.close())
  return {
    get server() {
      return opened()
    },
    /** What the engine was asked for, for pictures of a prompt. */
    asked: (prompt: string): Received[] =>
      opened()
        .requests.filter(({ path, body }) => path.endsWith('2img') && JSON.stringify(body).includes(prompt))
        .map(({ path, body }) => ({ path, body: body as Record<string, unknown> })), // what our own engine sends is JSON
  }
}
