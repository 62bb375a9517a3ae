import { Client } from '@stable-canvas/comfyui-client'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startComfyUi, type ComfyUiStandIn } from './index.ts'
import { sd15 } from './workflows/stable-diffusion.ts'

let server: ComfyUiStandIn | undefined
let client: Client | undefined
afterEach(async () => {
  client?.close()
  await server?.close()
})

/** What others have written for the real one, in front of the stand-in. */
test.each(['new', 'old'] as const)('a client that is not ours gets its picture from a %s stand-in', async era => {
  server = await startComfyUi({ era })
  client = new Client({ api_host: new URL(server.url).host, WebSocket, fetch })
  const seen: string[] = []
  const done = Promise.withResolvers<void>()
  client.on('progress', () => seen.push('progress'))
  client.on('b_preview', () => seen.push('preview'))
  client.on('executing', ({ node }) => {
    if (node === null) done.resolve()
  })
  await client.connect()

  const queued = await client.queuePrompt(0, { prompt: sd15, workflow: {} })
  await done.promise
  const { History } = await client.getHistory()
  const entry = History.find(({ prompt }) => prompt[1] === ('prompt_id' in queued && queued.prompt_id))
  const [image] = entry?.outputs['9']?.images ?? []
  expect(image).toMatchObject({ filename: expect.any(String), subfolder: '', type: 'output' })

  const file = await fetch(client.viewURL(String(image?.filename), '', 'output'))
  expect(await sharp(await file.arrayBuffer()).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 })
  expect(new Set(seen)).toEqual(new Set(['progress', 'preview']))
  expect((await client.getSystemStats()).devices).toHaveLength(1)
  expect(Object.keys(await client.getNodeDefs())).toContain('KSampler')
})
