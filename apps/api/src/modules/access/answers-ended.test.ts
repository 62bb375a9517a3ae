import {
  archiveImages,
  createGeneration,
  endSession,
  listSessions,
  removeKey,
  updateUser,
  type Image,
} from '@atelier/contracts'
import { makeNoise, makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { PAINTER, teachPainter } from '../../testing/painter.ts'
import { asking, logIn, makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { postFiles } from '../../testing/upload.ts'

const BOTH = ['generations:write', 'images:read'] as const
/** Milliseconds in which what has ended is out. */
const WITHIN_MS = 1500

interface Held {
  readonly prompt: string
  readonly finish: () => void
}

describeStudio('an answer that is waited for', {}, my => {
  let admin: Asker
  let held: Held[]

  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
    held = []
    const painter = teachPainter(my.studio)
    painter.script.paint = ({ prompt, width, height, seed }) => {
      const { promise, resolve } = Promise.withResolvers<{ bytes: Uint8Array }>()
      held.push({ prompt, finish: () => resolve({ bytes: makePng({ width, height, seed }) }) })
      return promise
    }
  })

  const post = (headers: Record<string, string>, path: string, body: object) =>
    fetch(`${my.studio.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const painting = (word: string) =>
    until(() => held.find(({ prompt }) => prompt.includes(word)), { what: 'a painter at work' })

  /** What came of it, told once its asker is let in no more; fails where that takes longer than promised. */
  async function after<T>(word: string, answer: Promise<T>, end: () => Promise<unknown>): Promise<T> {
    const { finish } = await painting(word)
    try {
      await end()
      const late = AbortSignal.timeout(WITHIN_MS)
      const isLate = new Promise<never>((_, reject) =>
        late.addEventListener('abort', () => reject(new Error('it went on'))),
      )
      return await Promise.race([answer, isLate])
    } finally {
      finish()
    }
  }
  const keyOf = () => makeKey(my.studio, admin, [...BOTH])
  const revoke = ({ id }: { id: string }) => my.studio.call(removeKey, { params: { id } }, admin.headers)

  test('ends as a stream of OpenAI’s API with the key, and says why', async () => {
    const key = await keyOf()
    const wish = { prompt: 'a shrike in a stream', model: PAINTER, stream: true, partial_images: 1 }
    const text = async () => (await post(key.headers, '/v1/images/generations', wish)).text()
    const told = await after('shrike in a stream', text(), () => revoke(key))
    expect(told).toMatch(/event: error\ndata: .*"code":"invalid_api_key"/)
    expect(told).not.toContain('completed')
  })

  test('ends with the key where another program waits for its pictures', async () => {
    for (const [word, path, wish] of [
      ['openai shrike', '/v1/images/generations', { model: PAINTER }],
      ['a1111 shrike', '/sdapi/v1/txt2img', { override_settings: { sd_model_checkpoint: PAINTER } }],
    ] as const) {
      const key = await keyOf()
      const asked = post(key.headers, path, { prompt: word, ...wish })
      expect((await after(word, asked, () => revoke(key))).status).toBe(401)
    }
  })

  test.each(['2025-11-25', '2026-07-28'])('ends as a call of a tool, as %s has it', async version => {
    const key = await keyOf()
    const prompt = `a shrike of ${version}`
    const isOld = version === '2025-11-25'
    const meta = {
      'io.modelcontextprotocol/protocolVersion': version,
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    const params = {
      name: 'generate_image',
      arguments: { prompt, model: PAINTER },
      ...(!isOld && { _meta: meta }),
    }
    const headers = {
      ...key.headers,
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': version,
      ...(!isOld && { 'mcp-method': 'tools/call', 'mcp-name': params.name }),
    }
    const text = async () =>
      (await post(headers, '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params })).text()
    // The connection is closed, and nothing of the picture was told.
    expect(await after(prompt, text(), () => revoke(key))).not.toMatch(/generationId|structuredContent/)
  })

  test('ends with the session, and with what its asker may do', async () => {
    const user = await makeUser(my.studio, admin, 'ben', 'member')
    const wait = (headers: Record<string, string>, prompt: string) =>
      post({ ...headers, prefer: 'wait=60' }, createGeneration.url, { prompt, model: PAINTER })

    const session = await logIn(my.studio, 'ben')
    const { items } = (await my.studio.call(listSessions, {}, session.headers)).body
    const id = items.find(one => one.isCurrent)?.id ?? ''
    const ofSession = await after('session shrike', wait(session.headers, 'session shrike'), () =>
      my.studio.call(endSession, { params: { id } }, session.headers),
    )
    expect([ofSession.status, await ofSession.json()]).toMatchObject([401, { code: 'auth.required' }])

    const ofRole = await after('role shrike', wait(user.headers, 'role shrike'), () =>
      my.studio.call(updateUser, { params: { id: user.me.id }, body: { role: 'viewer' } }, admin.headers),
    )
    expect([ofRole.status, await ofRole.json()]).toMatchObject([401, { code: 'auth.changed' }])
  })

  test('goes on while somebody else comes and goes', async () => {
    const key = await keyOf()
    const asked = post(key.headers, '/v1/images/generations', { prompt: 'a lasting shrike', model: PAINTER })
    const { finish } = await painting('lasting shrike')
    await revoke(await keyOf())
    finish()
    expect((await asked).status).toBe(200)
  })

  test('breaks off as an archive', async () => {
    const ids: string[] = []
    // More than fits into the sockets while nobody reads.
    for (let count = 0; count < 4; count += 1) {
      const imported = await postFiles(asking(my.studio, admin), makeNoise(1280, 1280))
      ids.push(((await imported.json()) as Image).id)
    }
    const key = await keyOf()
    const archive = await post(key.headers, archiveImages.url, { ids })
    expect(archive.status).toBe(200)
    await revoke(key)
    const statusNow = async () => (await fetch(`${my.studio.url}/api/v1/me`, { headers: key.headers })).status
    await until(async () => (await statusNow()) === 401, { what: 'a key that opens nothing' })
    await expect(archive.arrayBuffer()).rejects.toThrow(/terminated/)
  })
})
